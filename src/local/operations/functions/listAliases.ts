import { functionArn } from '../../functions/functionReference';
import { versionOf } from '../../functions/publishedVersions';
import { stableUuid } from '../../functions/stableUuid';
import type { Operation } from '../../http/awsRequest';

/** The aliases that a deployment would make (https://docs.aws.amazon.com/lambda/latest/api/API_ListAliases.html). */
export const listAliases: Operation = async ({ params }, { catalog }) => {
  const declared = await catalog.find(params.name ?? '', null);
  const Aliases = declared.aliases.map((Name) => ({
    AliasArn: functionArn(catalog.place, declared.name, Name),
    Name,
    FunctionVersion: versionOf(declared, Name),
    Description: '',
    RevisionId: stableUuid(`${declared.name} ${Name} ${catalog.modifiedMs}`),
  }));
  return { status: 200, body: { Aliases, NextMarker: null } };
};
