// Part of Lambda's Node.js runtimes: nothing to install. It finds region and credentials in the environment.
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

// Made once, outside the handler: the next run of this copy of the function uses it again.
const lambda = new LambdaClient();

export const handler = async (event) => {
  const answer = await lambda.send(
    new InvokeCommand({ FunctionName: process.env.HELLO_FUNCTION, Payload: JSON.stringify({ name: event.name }) }),
  );
  return { answer: JSON.parse(answer.Payload.transformToString()) };
};
