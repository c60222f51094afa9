import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** @typedef {Record<string, { S?: string, N?: string, BOOL?: boolean }>} Image */
/**
 * A record of any of the three sources.
 * @typedef {{
 *   messageId?: string,
 *   body?: string,
 *   kinesis?: { sequenceNumber: string, data: string },
 *   dynamodb?: { SequenceNumber: string, Keys: Image, NewImage?: Image },
 * }} SourceRecord
 */
/** @typedef {{ Records: readonly SourceRecord[], state?: { sum?: number } }} SourceEvent */
/** @typedef {{ awsRequestId: string }} Context */

/** What a sender has sent. @param {SourceRecord} record */
const dataOf = ({ body, kinesis, dynamodb }) => {
  if (body !== undefined) return JSON.parse(body);
  if (kinesis !== undefined) return JSON.parse(Buffer.from(kinesis.data, 'base64').toString('utf8'));
  const image = Object.entries(dynamodb?.NewImage ?? dynamodb?.Keys ?? {});
  return Object.fromEntries(image.map(([name, { S, N, BOOL }]) => [name, S ?? BOOL ?? Number(N)]));
};

/** @param {SourceRecord} record */
const idOf = ({ messageId, kinesis, dynamodb }) => messageId ?? kinesis?.sequenceNumber ?? dynamodb?.SequenceNumber;

/**
 * Writes each call to the file that the template names: tests read there what the function was given.
 * @param {SourceEvent} event @param {Context} context
 */
const note = ({ Records, ...rest }, { awsRequestId }) => {
  const ids = Records.map((record) => dataOf(record).id);
  const call = { ids, requestId: awsRequestId, atMs: Date.now(), ...rest };
  appendFileSync(process.env.CALLS ?? '', `${JSON.stringify(call)}\n`);
};

/** @param {SourceEvent} event @param {Context} context */
export const collects = async (event, context) => {
  note(event, context);
  if (event.Records.some((record) => dataOf(record).poison === true)) throw new TypeError('a poison record');
};

/** @param {SourceEvent} event @param {Context} context */
export const reports = async (event, context) => {
  note(event, context);
  const failed = event.Records.filter((record) => dataOf(record).poison === true);
  return { batchItemFailures: failed.map((record) => ({ itemIdentifier: idOf(record) })) };
};

/** @param {SourceEvent} event @param {Context} context */
export const sums = async (event, context) => {
  note(event, context);
  return { state: { sum: event.Records.reduce((sum, record) => sum + dataOf(record).id, event.state?.sum ?? 0) } };
};

/**
 * Works for three calls and then waits for a file, so that a service can be killed in the middle.
 * @param {SourceEvent} event @param {Context} context
 */
export const halts = async (event, context) => {
  const notes = process.env.CALLS ?? '';
  const isAtWork = () =>
    existsSync(`${notes}.go`) || !existsSync(notes) || readFileSync(notes, 'utf8').split('\n').length <= 3;
  while (!isAtWork()) await new Promise((resolve) => setTimeout(resolve, 20));
  note(event, context);
};

/** Takes a while. @param {SourceEvent} event @param {Context} context */
export const slow = async (event, context) => {
  await new Promise((resolve) => setTimeout(resolve, 30));
  note(event, context);
};

/** Notes what it is called with, whatever that is. @param {unknown} event */
export const keeps = async (event) => {
  appendFileSync(process.env.CALLS ?? '', `${JSON.stringify({ ids: [], raw: event })}\n`);
  return { kept: true };
};

/** @param {unknown} event */
export const throws = async (event) => {
  await keeps(event);
  throw new TypeError('never works');
};
