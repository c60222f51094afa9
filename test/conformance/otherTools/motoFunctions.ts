import { CreateFunctionCommand, type CreateFunctionCommandInput, LambdaClient } from '@aws-sdk/client-lambda';

const roleName = 'functions';
const emptyZip = Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64');
/** As many requests at once as moto's single process can use. */
const atOnce = 20;

/** What all of moto's functions have. */
export const motoFunction = {
  Runtime: 'nodejs22.x',
  Handler: 'app.handler',
  Role: `arn:aws:iam::123456789012:role/${roleName}`,
  Code: { ZipFile: emptyZip },
} satisfies Partial<CreateFunctionCommandInput>;

/** moto wants the role of a function to be there. */
export async function createMotoRole(endpoint: string): Promise<void> {
  const scope = 'test/20261123/us-east-1/iam/aws4_request';
  await fetch(`${endpoint}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    },
    body: `Action=CreateRole&Version=2010-05-08&RoleName=${roleName}&AssumeRolePolicyDocument=%7B%7D`,
  });
}

/** Fills moto with functions `bulk-00001`, `bulk-00002` and so on, in no order: 4 ms each. */
export async function createMotoFunctions(endpoint: string, region: string, count: number): Promise<void> {
  await createMotoRole(endpoint);
  const lambda = new LambdaClient({
    endpoint,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  let created = 0;
  const createTheRest = async (): Promise<void> => {
    while (created < count) {
      created += 1;
      const name = `bulk-${String(created).padStart(5, '0')}`;
      await lambda.send(new CreateFunctionCommand({ ...motoFunction, FunctionName: name }));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, createTheRest));
  lambda.destroy();
}
