/** What is asked before Local polls the sources of an account in AWS. */
export interface PollingQuestion {
  readonly text: string;
  readonly detail: string;
}

interface PollingFacts {
  readonly connectionName: string;
  /** `undefined` when it could not be read. */
  readonly accountId: string | undefined;
  /** Queues, streams and tables whose mappings the workspace declares. */
  readonly names: readonly string[];
}

/** Polling takes messages: the account and the names come first. */
export function pollingQuestion({ connectionName, accountId, names }: PollingFacts): PollingQuestion {
  const account = accountId === undefined ? 'The account is not known.' : `Account ${accountId}.`;
  const polled = names.length === 0 ? 'This workspace declares no source.' : `Polled: ${names.join(', ')}.`;
  return {
    text: `Poll queues and streams of ${connectionName} from this machine?`,
    detail: [
      `${account} ${polled}`,
      'Polling takes messages: functions on this machine process them, and they are deleted from their queues. Event source mappings in AWS continue, and get the rest.',
      'Local polls until you select its own queues and streams again, or the window closes.',
    ].join('\n\n'),
  };
}
