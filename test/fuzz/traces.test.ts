import { expect, it } from 'vitest';
import { isJson } from '../../src/model/base/prettyPrint';
import { toOtlp } from '../../src/trace/export/toOtlp';
import { toXrayJson } from '../../src/trace/export/toXrayJson';
import { readTraceBytes, readTraceFile, type TraceFile } from '../../src/trace/files/readTraceFile';
import { allNodes } from '../../src/trace/normalize/lambdaNodes';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { traceFileForms } from '../trace/files/fileFixtures';
import { renderWaterfall } from '../trace/renderWaterfall';
import { situations } from '../trace/situations';
import { fuzz } from './fuzz';
import { mutateText, mutateValue } from './mutate';

const files = Object.values(traceFileForms).flatMap((forms) => Object.values(forms));
/** Those whose documents are JSON: how others are cut is tried with files. */
const traces = Object.values(situations).filter((documents) => documents.every((text) => isJson(text)));

/** Draws and exports what was read; nothing of it may throw. */
function show(file: TraceFile): void {
  if (file.kind === 'unreadable') {
    expect(file.text).toMatch(/\.$/);
    return;
  }
  for (const { traceId, documents } of file.traces) {
    renderWaterfall(documents);
    JSON.stringify(toOtlp(documents));
    expect(toXrayJson(traceId, documents)).toContain('{');
  }
}

it('trace files that are damaged are read or refused, and what is read is drawn', async () => {
  await fuzz((random) => {
    const file = files[Math.floor(random() * files.length)] ?? '';
    if (typeof file === 'string') return show(readTraceFile(mutateText(file, random)));
    const bytes = Uint8Array.from(file, (byte) => (random() < 0.01 ? Math.floor(random() * 256) : byte));
    show(readTraceBytes(bytes));
  });
});

it('traces whose values are of other types are drawn, and no document is lost', async () => {
  await fuzz((random) => {
    const documents = traces[Math.floor(random() * traces.length)] ?? [];
    const changed = documents.map((text) => JSON.stringify(mutateValue(JSON.parse(text), random)));
    renderWaterfall(changed);
    const trace = parseTrace(changed);
    const roots = changed.filter((text) => hasId(JSON.parse(text)));
    const found = new Set(allNodes(trace).map(({ id }) => id));
    expect(roots.map((text) => JSON.parse(text).id).filter((id) => !found.has(id))).toEqual([]);
  });
});

function hasId(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'id') === 'string' &&
    Reflect.get(value, 'id') !== ''
  );
}
