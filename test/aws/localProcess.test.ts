import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalProcess, type LocalRoot } from '../../src/aws/local/localProcess';

let folder: string;
let lines: string[];
let local: LocalProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dwell-local-'));
  lines = [];
});

afterEach(() => {
  local.dispose();
  rmSync(folder, { recursive: true });
});

/** A real child process that does what `program` says. */
function processOf(
  program: string,
  roots: readonly LocalRoot[] = [{ folder: '/w', template: undefined, parameters: { Stage: 'dev' } }],
  startTimeoutMs = 10_000,
): LocalProcess {
  const localProgram = join(folder, 'program.cjs');
  writeFileSync(localProgram, program);
  const log = (line: string) => void lines.push(line);
  local = new LocalProcess({ localProgram, roots: async () => roots, retryDelaysSeconds: [1, 2], log, startTimeoutMs });
  return local;
}

const ready = (endpoint: string) =>
  `console.log(JSON.stringify({ event: 'ready', endpoint: ${endpoint}, region: 'us-east-1', accountId: '000000000000' }));`;
const untilStdinEnds = `process.stdin.resume(); process.stdin.on('end', () => process.exit(0));`;

describe('the local service', () => {
  it('is started once, with its arguments, and tells where it is', async () => {
    const program = `${ready('"http://127.0.0.1:1/?" + process.argv.slice(2).join(" ")')} ${untilStdinEnds}`;
    const service = processOf(program);
    const [first, second] = await Promise.all([service.ready(), service.ready()]);
    expect(first).toEqual({
      event: 'ready',
      endpoint: 'http://127.0.0.1:1/?-- --folder /w --parameter Stage=dev --port 0 --retry-delays 1,2',
      region: 'us-east-1',
      accountId: '000000000000',
    });
    expect(second).toBe(first);
  });

  it('ends when we let go of it', async () => {
    const service = processOf(`${ready('"http://127.0.0.1:1"')} ${untilStdinEnds}`);
    await service.ready();
    service.dispose();
    await vi.waitFor(() => expect(lines.at(-1)).toBe('local: ended (exit code 0)'), { timeout: 5_000 });
  });

  it('is started again at the next use when it has died', async () => {
    const program = `${ready('"http://127.0.0.1:" + process.pid')} setTimeout(() => process.exit(3), 50);`;
    const service = processOf(program);
    const first = await service.ready();
    await vi.waitFor(() => expect(lines).toContain('local: ended (exit code 3)'), { timeout: 5_000 });
    const second = await service.ready();
    expect(second.endpoint).not.toBe(first.endpoint);
  });

  it('that does not start says why, with the end of what it wrote', async () => {
    const service = processOf(`console.error('template.yaml:3: unknown runtime'); process.exit(2);`);
    await expect(service.ready()).rejects.toThrow(
      'The local service ended while it started (exit code 2): template.yaml:3: unknown runtime. See the Dwell log for more.',
    );
  });

  it('that keeps silent is given up and ended', async () => {
    const service = processOf(untilStdinEnds, undefined, 200);
    await expect(service.ready()).rejects.toThrow('The local service was not ready after 0.2 s.');
    await vi.waitFor(() => expect(lines.at(-1)).toBe('local: ended (exit code 0)'), { timeout: 5_000 });
  });

  it('without a project is not started', async () => {
    local = new LocalProcess({
      localProgram: join(folder, 'nowhere.cjs'),
      roots: async () => [],
      retryDelaysSeconds: [1, 2],
      log: (line) => void lines.push(line),
    });
    await expect(local.ready()).rejects.toThrow(
      'No functions found in this workspace. Dwell looks for SAM and CloudFormation templates, cdk.out',
    );
    expect(lines).toEqual([]);
  });
});
