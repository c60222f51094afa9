import {
  BadRequestException,
  ConflictException,
  CreateRegistryCommand,
  CreateSchemaCommand,
  DeleteSchemaCommand,
  DeleteSchemaVersionCommand,
  DescribeRegistryCommand,
  DescribeSchemaCommand,
  ForbiddenException,
  GetDiscoveredSchemaCommand,
  NotFoundException,
  paginateListSchemaVersions,
  type SchemasClient,
  UpdateSchemaCommand,
} from '@aws-sdk/client-schemas';
import type { Result } from '../../model/connection/result';
import type { AwsGateway } from '../calls/awsGateway';

/** The registry that the Lambda console and SAM use. */
const registry = 'lambda-testevent-schemas';
const type = 'OpenApi3';

/** The maximum that SAM keeps. */
const maxVersions = 5;

/** The schema with one function's shareable test events: one call per method, so that a failure names the permission. */
export class TestEventSchema {
  private readonly name: { readonly RegistryName: string; readonly SchemaName: string };
  private readonly subject: string;

  constructor(
    private readonly gateway: AwsGateway,
    functionName: string,
    private readonly signal: AbortSignal,
  ) {
    this.name = { RegistryName: registry, SchemaName: `_${functionName}-schema` };
    this.subject = `the shareable test events of function ${functionName}`;
  }

  /** Reads the newest version; `undefined` when there is no schema or no registry. */
  read(): Promise<Result<string | undefined>> {
    return this.call('DescribeSchema', async (schemas, options) => {
      const found = await orNone(NotFoundException, schemas.send(new DescribeSchemaCommand(this.name), options));
      return found?.Content;
    });
  }

  /** Creates the schema, and the registry if the account has had no shareable test event yet. */
  async create(content: string): Promise<Result<undefined>> {
    const ensured = await this.ensureRegistry();
    if (!ensured.ok) return ensured;
    return this.call('CreateSchema', async (schemas, options) => {
      await schemas.send(new CreateSchemaCommand({ ...this.name, Type: type, Content: content }), options);
      return undefined;
    });
  }

  /** Adds a version. Removes the oldest one first when there are as many as SAM keeps. */
  async update(content: string): Promise<Result<undefined>> {
    const versions = await this.versions();
    if (!versions.ok) return versions;
    const [oldest] = versions.value;
    if (oldest !== undefined && versions.value.length >= maxVersions) {
      const removed = await this.removeVersion(oldest);
      if (!removed.ok) return removed;
    }
    return this.call('UpdateSchema', async (schemas, options) => {
      await schemas.send(new UpdateSchemaCommand({ ...this.name, Type: type, Content: content }), options);
      return undefined;
    });
  }

  /** Removes the schema; succeeds when it does not exist. */
  remove(): Promise<Result<undefined>> {
    return this.call('DeleteSchema', async (schemas, options) => {
      await orNone(NotFoundException, schemas.send(new DeleteSchemaCommand(this.name), options));
      return undefined;
    });
  }

  /** Discovers the schema of an event; `undefined` when AWS rejects the event or a policy denies the call. */
  discover(payload: string): Promise<Result<string | undefined>> {
    return this.call('GetDiscoveredSchema', async (schemas, options) => {
      const command = new GetDiscoveredSchemaCommand({ Type: type, Events: [payload] });
      const answer = orNone(BadRequestException, schemas.send(command, options));
      return (await orNone(ForbiddenException, answer))?.Content;
    });
  }

  private async ensureRegistry(): Promise<Result<unknown>> {
    const input = { RegistryName: registry };
    const found = await this.call('DescribeRegistry', (schemas, options) =>
      orNone(NotFoundException, schemas.send(new DescribeRegistryCommand(input), options)),
    );
    if (!found.ok || found.value !== undefined) return found;
    return this.call('CreateRegistry', (schemas, options) =>
      // It may have been created at the same time.
      orNone(ConflictException, schemas.send(new CreateRegistryCommand(input), options)),
    );
  }

  /** The version numbers, oldest first. */
  private versions(): Promise<Result<readonly string[]>> {
    return this.call('ListSchemaVersions', async (client, { abortSignal }) => {
      const versions: string[] = [];
      for await (const page of paginateListSchemaVersions({ client }, this.name, { abortSignal })) {
        versions.push(...(page.SchemaVersions ?? []).flatMap(({ SchemaVersion }) => SchemaVersion ?? []));
      }
      return versions.sort((a, b) => Number(a) - Number(b));
    });
  }

  private removeVersion(version: string): Promise<Result<unknown>> {
    return this.call('DeleteSchemaVersion', (schemas, options) => {
      const command = new DeleteSchemaVersionCommand({ ...this.name, SchemaVersion: version });
      return orNone(NotFoundException, schemas.send(command, options));
    });
  }

  private call<T>(
    operation: string,
    send: (schemas: SchemasClient, options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<Result<T>> {
    const about = { action: `schemas:${operation}`, subject: this.subject };
    return this.gateway.read(about, this.signal, ({ schemas }) => send(schemas, { abortSignal: this.signal }));
  }
}

/** Returns `undefined` for one kind of error. */
async function orNone<T>(
  kind: typeof NotFoundException | typeof ConflictException | typeof BadRequestException | typeof ForbiddenException,
  answer: Promise<T>,
): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof kind) return undefined;
    throw error;
  }
}
