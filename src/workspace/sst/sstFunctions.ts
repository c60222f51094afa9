import { parseLiteral } from '../serverless/parseLiteral';
import { objectAt, type TemplateObject } from '../template/templateResources';

/** A function that a program of SST makes, as far as it is written out. */
export interface SstFunction {
  /** `src/api.handler`, relative to the app's folder. */
  readonly handler: string;
  /** The name of the component, or of the one it belongs to. */
  readonly component: string;
  /** `Function`, `Cron`, `route`, `subscribe`. */
  readonly kind: string;
  readonly options: TemplateObject;
  /** From 0. */
  readonly line: number;
}

/** `new sst.aws.Function("Api", {…})`, `new Function(stack, "Api", {…})`, `api.route("GET /", …)`, `queue.subscribe(…)`. */
const calls = /\bnew\s+(?:sst\.aws\.)?([A-Z]\w*)\s*\(|\.(route\w*|subscribe\w*|notify|addConsumer|on)\s*\(/g;

/** Where components take a handler, as text or as an object with one. */
const handlerKeys = /^(handler|function|job|consumer|subscriber|authorizer)$/;

const handlerText = /^[\w./@-]+\.\w+$/;

const maxDepth = 5;

/** The handlers in the calls of a program, with what is written beside them. Runs nothing; what has to be computed is left out. */
export function sstFunctions(text: string): readonly SstFunction[] {
  return [...text.matchAll(calls)].flatMap((call) => {
    const [whole, constructed, method = ''] = call;
    // A call's arguments are read as a list.
    const given = parseLiteral(`[${text.slice(call.index + whole.length)}`, 0);
    const args: readonly unknown[] = Array.isArray(given) ? given : [];
    const names = args.filter((one) => typeof one === 'string');
    const kind = constructed ?? method;
    const component = constructed === undefined ? '' : (names[0] ?? '');
    const line = text.slice(0, call.index).split('\n').length - 1;
    const direct = constructed === undefined ? names.slice(-1) : [];
    const found = [
      ...direct.filter((one) => handlerText.test(one)).map((handler) => ({ handler, options: {} })),
      ...args.flatMap((one) => handlersIn(one, 0)),
    ];
    return found.map(({ handler, options }) => ({ handler, options, component, kind, line }));
  });
}

function handlersIn(value: unknown, depth: number): readonly Pick<SstFunction, 'handler' | 'options'>[] {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return [];
  const options = objectAt(value);
  const own = options.handler;
  if (typeof own === 'string' && handlerText.test(own)) return [{ handler: own, options }];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const isHandler =
      handlerKeys.test(key) || /^(ANY|DELETE|GET|PATCH|POST|PUT|HEAD|\$default|\$connect|\$disconnect)\b/.test(key);
    if (typeof inner === 'string') return isHandler && handlerText.test(inner) ? [{ handler: inner, options: {} }] : [];
    return handlersIn(inner, depth + 1);
  });
}
