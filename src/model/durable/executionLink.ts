import { parseExecutionArn } from './executionArn';

/** Path of a link to a durable execution after the extension's address: `/execution/<ARN>`. */
export function executionLinkPath(executionArn: string): string {
  return `/execution/${executionArn}`;
}

/** The ARN of a link, which anybody may have written; `undefined` when it is not one. `path` is decoded. */
export function parseExecutionLink(path: string): string | undefined {
  const text = /^\/execution\/(.+?)\/?$/.exec(path)?.[1];
  return text === undefined ? undefined : parseExecutionArn(text)?.arn;
}
