import { parseObject } from '../../model/base/parseObject';
import { objectAt, type TemplateObject } from '../template/templateResources';

/** A function of a stack, with the names of its attributes as Terraform writes them. */
export interface PulumiFunction {
  /** The name in the program: `api`. */
  readonly name: string;
  readonly values: TemplateObject;
  /** `code`, as the program gives it. */
  readonly code: unknown;
  /** What SST says of the source of a function that it bundles: `src/api.handler`. */
  readonly sourceHandler: string | undefined;
}

/** Whether a text may be a stack's export with functions. */
export function isPulumiState(text: string): boolean {
  return /^\s*\{/.test(text) && /"aws(-native)?:lambda[/:]?(function)?:Function"/.test(text) && text.includes('"urn"');
}

/** The functions of `pulumi stack export` or `sst state export`; `undefined` for any other text. */
export function pulumiFunctions(text: string): readonly PulumiFunction[] | undefined {
  const content = isPulumiState(text) ? parseObject(text) : undefined;
  const deployment = objectAt(content?.deployment ?? objectAt(content?.checkpoint).latest ?? content);
  if (!Array.isArray(deployment.resources)) return undefined;
  const resources = deployment.resources.map((one: unknown) => objectAt(one));
  return resources
    .filter(({ type }) => isFunctionType(type))
    .map((resource) => {
      const inputs = objectAt(resource.inputs);
      const outputs = objectAt(resource.outputs);
      const parent = resources.find(({ urn }) => urn === resource.parent);
      const { handler } = objectAt(objectAt(parent?.outputs)._metadata);
      return {
        name: String(resource.urn).split('::').at(-1) ?? '',
        values: providerNames({
          ...outputs,
          ...plain(inputs),
          functionName: outputs.name ?? inputs.name ?? outputs.functionName,
        }),
        code: inputs.code,
        sourceHandler: typeof handler === 'string' ? handler : undefined,
      };
    });
}

/** `aws:lambda/function:Function` in a state, `aws:lambda:Function` in a YAML program. */
export function isFunctionType(type: unknown): boolean {
  return typeof type === 'string' && /^aws(-native)?:lambda(\/function)?:Function$/.test(type);
}

/** `memorySize` to `memory_size`, also in blocks; names of environment variables stay. */
export function providerNames(values: TemplateObject): TemplateObject {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const isBlock = typeof value === 'object' && value !== null && !Array.isArray(value) && key !== 'variables';
      return [name, isBlock ? providerNames(objectAt(value)) : value];
    }),
  );
}

/** Secrets are encrypted: such a value is none. */
function plain(inputs: TemplateObject): TemplateObject {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => !isSecret(value)));
}

function isSecret(value: unknown): boolean {
  return typeof objectAt(value).ciphertext === 'string';
}
