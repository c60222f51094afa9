import { functionConfiguration } from '../functions/functionConfiguration';
import type { Operation } from '../http/awsRequest';
import { invalidParameter } from '../http/serviceError';

/** Lambda gives no more on one page, whatever is asked (https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html). */
const maxPage = 50;

export const listFunctions: Operation = async ({ query }, { catalog }) => {
  const size = Math.min(readMaxItems(query.get('MaxItems')), maxPage);
  const all = await catalog.functions();
  const after = readMarker(query.get('Marker'));
  const rest = after === undefined ? all : all.filter((one) => one.name > after);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const nextMarker = rest.length > size && last !== undefined ? toMarker(last.name) : null;
  return {
    status: 200,
    body: { Functions: page.map((one) => functionConfiguration(one, catalog)), NextMarker: nextMarker },
  };
};

function readMaxItems(text: string | null): number {
  if (text === null) return maxPage;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 10_000) return number;
  throw invalidParameter(`MaxItems must be a whole number from 1 to 10000, and is ${text}.`);
}

/** Names, not positions: a page stays right when the template changes in between. */
function toMarker(name: string): string {
  return Buffer.from(name, 'utf8').toString('base64url');
}

function readMarker(marker: string | null): string | undefined {
  return marker === null || marker === '' ? undefined : Buffer.from(marker, 'base64url').toString('utf8');
}
