import { readFunctionReference } from '../../functions/functionReference';
import type { Operation } from '../../http/awsRequest';
import { mappingConfiguration } from '../../mappings/mappingConfiguration';
import { pageOf } from '../page';

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html */
const maxPage = 100;

/** Of a function that does not exist there are none; that is no error on AWS either. */
export const listEventSourceMappings: Operation = async ({ query }, { catalog, mappings }) => {
  const functionName = query.get('FunctionName');
  const source = query.get('EventSourceArn');
  const name = functionName === null ? undefined : readFunctionReference(functionName, null, catalog.place).name;
  const found = (await mappings.all()).filter(
    ({ functionName: own, settings }) =>
      (name === undefined || own === name) &&
      (source === null || (settings.source.kind === 'arn' && settings.source.arn === source)),
  );
  const sorted = [...found].sort((a, b) => (a.uuid < b.uuid ? -1 : 1));
  const { items, nextMarker } = pageOf(sorted, ({ uuid }) => uuid, query, maxPage);
  return {
    status: 200,
    body: {
      EventSourceMappings: items.map((one) => mappingConfiguration(one, mappings.status(one), catalog)),
      NextMarker: nextMarker,
    },
  };
};
