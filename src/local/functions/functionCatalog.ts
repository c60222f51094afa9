import { readFile, stat } from 'node:fs/promises';
import type { DeclaredFunction, TemplateProblem } from '../../model/function/declaredFunction';
import type { DeclaredDeployment, DeclaredTrigger } from '../../model/function/declaredTrigger';
import { type DeclaredSource, declaredSources, sourceArns } from '../../workspace/declaredSources';
import { parseDeployment } from '../../workspace/parseDeployment';
import { parseTemplate } from '../../workspace/parseTemplate';
import { ChangedSettings } from './changedSettings';
import { functionArn, functionNotFound, type Place, readFunctionReference } from './functionReference';

interface Content {
  readonly signature: string;
  readonly modifiedMs: number;
  readonly functions: readonly DeclaredFunction[];
  readonly problems: readonly TemplateProblem[];
  readonly deployment: DeclaredDeployment;
  readonly sources: readonly DeclaredSource[];
  readonly arns: Readonly<Record<string, string>>;
}

/** The functions of one template, read again when the file has changed since the last look. */
export class FunctionCatalog {
  /** What the API has changed about these functions since. */
  readonly changes = new ChangedSettings();

  private constructor(
    readonly templatePath: string,
    readonly place: Place,
    private readonly log: (line: string) => void,
    private content: Content,
  ) {}

  /** Rejects with Node's error when the template cannot be read. */
  static async open(templatePath: string, place: Place, log: (line: string) => void): Promise<FunctionCatalog> {
    return new FunctionCatalog(templatePath, place, log, await read(templatePath, place));
  }

  get problems(): readonly TemplateProblem[] {
    return this.content.problems;
  }

  /** When the template was changed last, epoch milliseconds. */
  get modifiedMs(): number {
    return this.content.modifiedMs;
  }

  /** Sorted by name, as Lambda lists them. */
  async functions(): Promise<readonly DeclaredFunction[]> {
    await this.refresh();
    return this.content.functions.map((one) => {
      const change = this.changes.eventInvokeConfig(one.name);
      const tracing = this.changes.tracing(one.name) ?? one.tracing;
      return { ...one, tracing, eventInvokeConfig: change === undefined ? one.eventInvokeConfig : change.config };
    });
  }

  /** What a deployment would let invoke the functions. */
  async triggers(): Promise<readonly DeclaredTrigger[]> {
    await this.refresh();
    return this.content.deployment.triggers;
  }

  /** Queues, streams and tables of the template; the same list until it changes. */
  async sources(): Promise<readonly DeclaredSource[]> {
    await this.refresh();
    return this.content.sources;
  }

  /** The ARN of a queue, topic, stream, table or bucket of the template. */
  async arnOf(logicalId: string): Promise<string | undefined> {
    await this.refresh();
    return this.content.arns[logicalId];
  }

  async tagsOf(functionName: string): Promise<Readonly<Record<string, string>>> {
    await this.refresh();
    return this.content.deployment.tags[functionName] ?? {};
  }

  /** The function that a request means. Throws `ServiceError` when there is none, or no such version of it. */
  async find(text: string, qualifier: string | null): Promise<DeclaredFunction> {
    const reference = readFunctionReference(text, qualifier, this.place);
    const declared = (await this.functions()).find((one) => one.name === reference.name);
    const isLatest = reference.qualifier === undefined || reference.qualifier === '$LATEST';
    if (declared === undefined || !isLatest) {
      throw functionNotFound(functionArn(this.place, reference.name, reference.qualifier));
    }
    return declared;
  }

  private async refresh(): Promise<void> {
    try {
      if ((await signatureOf(this.templatePath)) === this.content.signature) return;
      this.content = await read(this.templatePath, this.place);
      this.changes.forget();
    } catch (error) {
      // An editor may replace the file just now; what was read last stays until it can be read again.
      this.log(`The template cannot be read at the moment: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    this.log(`Template read again: ${this.content.functions.length} functions`);
    for (const { message, line } of this.content.problems) this.log(`${this.templatePath}:${line + 1}: ${message}`);
  }
}

async function read(path: string, place: Place): Promise<Content> {
  const signature = await signatureOf(path);
  const text = await readFile(path, 'utf8');
  const { functions, problems } = parseTemplate(text, path, place);
  const deployment = parseDeployment(text, place);
  const sources = declaredSources(text, place);
  const arns = sourceArns(text, place);
  const { mtimeMs } = await stat(path);
  const sorted = [...functions].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { signature, modifiedMs: mtimeMs, functions: sorted, problems, deployment, sources, arns };
}

async function signatureOf(path: string): Promise<string> {
  const { mtimeNs, size, ino } = await stat(path, { bigint: true });
  return `${mtimeNs} ${size} ${ino}`;
}
