import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Lambda gives all attempts of one event the same request id, so a file named after it can count them. In a real function
 * the count would be in a database: the next attempt may run on another machine.
 */
export async function handler(event, context) {
  const file = join(tmpdir(), `fails-twice-${context.awsRequestId}`);
  const attempt = Number(await readFile(file, 'utf8').catch(() => '0')) + 1;
  await writeFile(file, String(attempt));
  console.log(`attempt ${attempt}`);
  if (attempt < 3) throw new Error(`The warehouse did not answer (attempt ${attempt})`);
  return { delivered: event.parcel, attempt };
}
