// Part of Lambda's Node.js runtimes, so it need not be packed with the function.
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

const lambda = new LambdaClient();

/** Waits for another function. The SDK passes the trace on by itself, so both show up in one trace. */
export async function handler(event) {
  const answer = await lambda.send(
    new InvokeCommand({
      FunctionName: process.env.HELLO_FUNCTION,
      Payload: JSON.stringify({ name: event.name }),
    }),
  );
  const { message } = JSON.parse(answer.Payload.transformToString());
  return { message: `hello says: ${message}` };
}
