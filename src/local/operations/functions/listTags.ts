import type { Operation } from '../../http/awsRequest';

/** The template's tags and those that CloudFormation adds. */
export const listTags: Operation = async ({ params }, { catalog }) => {
  const declared = await catalog.find(params.arn ?? '', null);
  return { status: 200, body: { Tags: await catalog.tagsOf(declared.name) } };
};
