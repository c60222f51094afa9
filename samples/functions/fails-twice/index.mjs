import { appendFile, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Every attempt of one event has the same request id, so it can serve as the key of what must not be done twice.
// Files in the temporary folder live only as long as this copy of the function: good enough here, never for real state.
export const handler = async (event, context) => {
  const file = join(tmpdir(), `fails-twice-${context.awsRequestId}`);
  await appendFile(file, '.');
  const attempt = (await readFile(file, 'utf8')).length;
  if (attempt <= 2) throw new Error(`The warehouse does not answer (attempt ${attempt})`);
  await rm(file);
  return { attempt, stored: event.order };
};
