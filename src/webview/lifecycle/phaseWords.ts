import type { Phase, RunAnatomy } from '../../trace/measure/phases';

/** What a phase is called, and what it is, for a reader who is new to Lambda. */
export interface PhaseWords {
  readonly name: string;
  readonly explanation: string;
}

/** The words for a phase; what logs do not tell apart has a name that says so. */
export function phaseWords({ kind, knownFrom }: Phase, { phases }: RunAnatomy): PhaseWords {
  switch (kind) {
    case 'environment':
      return {
        name: 'Environment creation',
        explanation:
          'Lambda prepares an environment and fetches the code, before init. Inferred: AWS has no name for this time.',
      };
    case 'init':
      return { name: 'Init', explanation: 'Runtime and extensions start, and the code outside of the handler runs.' };
    case 'restore':
      return { name: 'Restore', explanation: 'The environment is restored from the snapshot of SnapStart.' };
    case 'handler': {
      const isSplit = knownFrom === 'trace' || phases.some(({ kind: other }) => isAfter(other));
      return isSplit
        ? { name: 'Handler', explanation: 'Your handler, until its response is out.' }
        : {
            name: 'Handler and overhead',
            explanation: 'One figure of the REPORT line: handler, runtime and extensions.',
          };
    }
    case 'overhead':
      return phases.some(({ kind: other }) => other === 'extensions')
        ? { name: 'Runtime overhead', explanation: 'The runtime, after the response.' }
        : { name: 'Overhead', explanation: 'The runtime and extensions, after the response.' };
    case 'extensions':
      return {
        name: 'Extensions',
        explanation: 'Extensions at work after the response. The environment is busy, the caller is not waiting.',
      };
  }
}

function isAfter(kind: Phase['kind']): boolean {
  return kind === 'overhead' || kind === 'extensions';
}
