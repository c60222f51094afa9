import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { TemplateProblem } from '../../model/function/declaredFunction';
import { cloudFormationTags } from './cloudFormationTags';
import { indentFlow } from './indentFlow';
import { jsonKeyOffsets } from './jsonKeyOffsets';
import { yaml11Scalars } from './yaml11Scalars';

/** A template as plain values, and the lines they come from. */
export interface TemplateDocument {
  readonly content: unknown;
  readonly problems: readonly TemplateProblem[];
  /** The line (from 0) of the key that `path` ends with; 0 when there is none. */
  lineOf(path: readonly string[]): number;
}

/** Reads YAML 1.1 or JSON (which it contains). Never throws: what is wrong is a problem with a line. */
export function readTemplate(text: string): TemplateDocument {
  return readJson(text) ?? readYaml(text);
}

/** Larger numbers lose digits as JSON; YAML's reader keeps them as they are written. */
const longNumber = /[[:,\s]-?\d{16}/;

/** JSON, such as CDK's templates, in a fraction of the time; `undefined` for anything else. */
function readJson(text: string): TemplateDocument | undefined {
  if (!/^\s*\{/.test(text) || longNumber.test(text)) return undefined;
  try {
    const content: unknown = JSON.parse(text);
    let offsets: ReadonlyMap<string, number> | undefined;
    return {
      content,
      problems: [],
      lineOf: (path) => {
        offsets ??= jsonKeyOffsets(text);
        return text.slice(0, offsets.get(path.join('\n')) ?? 0).split('\n').length - 1;
      },
    };
  } catch {
    // Comments, trailing commas, or no JSON at all.
    return undefined;
  }
}

function readYaml(text: string): TemplateDocument {
  const lines = new LineCounter();
  const document = parse(text, lines);
  const lineAt = (offset: number) => Math.max(0, lines.linePos(offset).line - 1);
  const problems = document.errors.map((error) => ({
    message: `Cannot read the template: ${error.message}.`.replace(/\.\.$/, '.'),
    line: lineAt(error.pos[0]),
  }));
  const { content, failure } = toValues(document);
  return {
    content,
    problems: failure === undefined ? problems : [...problems, { message: failure, line: 0 }],
    lineOf: (path) => lineAt(keyOffset(document, path)),
  };
}

/** Indentation that is valid in YAML 1.1 but not in 1.2 is fixed, only after a parse error. */
function parse(text: string, lines: LineCounter): Document {
  const first = parseWith(text, lines);
  if (!first.errors.some(({ code }) => code === 'BAD_INDENT')) return first;
  const mendedLines = new LineCounter();
  const mended = parseWith(indentFlow(text), mendedLines);
  if (mended.errors.length > 0) return first;
  lines.lineStarts = mendedLines.lineStarts;
  return mended;
}

function parseWith(text: string, lineCounter: LineCounter): Document {
  const document = parseDocument(text, {
    schema: 'failsafe',
    merge: true,
    customTags: [...yaml11Scalars, ...cloudFormationTags],
    lineCounter,
    prettyErrors: false,
    // A placeholder of another tool, such as `{{ name }}`, is a map as a key: the parser would print a warning that quotes the template.
    logLevel: 'error',
  });
  // Keys are names, whatever they look like: `OFF`, `012`.
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key) && typeof key.value !== 'string' && typeof key.source === 'string' && key.source !== '<<') {
        key.value = key.source;
      }
    },
  });
  return document;
}

function toValues(document: Document): { content: unknown; failure?: string } {
  try {
    return { content: document.toJS() };
  } catch (error) {
    // Aliases that expand too much or are unresolved.
    const reason = error instanceof Error ? error.message : String(error);
    return { content: undefined, failure: `Cannot read the template: ${reason}.` };
  }
}

function keyOffset(document: Document, path: readonly string[]): number {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return 0;
  const key = parent.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === path.at(-1))?.key;
  return isNode(key) ? (key.range?.[0] ?? 0) : 0;
}
