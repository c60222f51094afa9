import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProgram } from './findProgram';

const inEnvironment = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];

/** Where a function's code and its project are. */
export interface PythonPlace {
  readonly codeFolder: string;
  readonly projectFolder: string;
  /** What the Python extension has chosen for the workspace. */
  readonly chosen: string | undefined;
}

/**
 * The Python that a project's dependencies are installed for: a virtual environment beside the code or above it, poetry's, the
 * one chosen in the editor or activated in the shell; without any of them the first on PATH.
 */
export function findPython(place: PythonPlace): string | undefined {
  return (
    nearestEnvironment(place) ??
    poetryEnvironment(place.projectFolder) ??
    existing(place.chosen) ??
    programIn(process.env.VIRTUAL_ENV) ??
    findProgram(['python3', 'python'])
  );
}

/** `.venv`, `venv` or uv's own choice, from the code's folder up to the project's and its parents in the same repository. */
function nearestEnvironment({ codeFolder, projectFolder }: PythonPlace): string | undefined {
  const names = ['.venv', 'venv', process.env.UV_PROJECT_ENVIRONMENT].filter((name) => name !== undefined);
  let isAboveProject = false;
  for (let folder = codeFolder; ; folder = dirname(folder)) {
    const found = names.map((name) => programIn(join(folder, name))).find((one) => one !== undefined);
    if (found !== undefined) return found;
    if (folder === projectFolder) isAboveProject = true;
    if (dirname(folder) === folder || (isAboveProject && existsSync(join(folder, '.git')))) return undefined;
    if (isAboveProject && folder === homedir()) return undefined;
  }
}

/**
 * Where poetry keeps the environment of a project: named after the project and the hash of its folder
 * (https://python-poetry.org/docs/managing-environments/).
 */
function poetryEnvironment(projectFolder: string): string | undefined {
  const file = join(projectFolder, 'pyproject.toml');
  if (!existsSync(file)) return undefined;
  const name = /^\s*name\s*=\s*["']([^"']+)["']/m.exec(readFileSync(file, 'utf8'))?.[1];
  if (name === undefined) return undefined;
  const sanitized = name
    .toLowerCase()
    .replace(/[ $`!*@"\\\r\n\t]/g, '_')
    .slice(0, 42);
  const hash = createHash('sha256').update(realpathSync(projectFolder)).digest('base64').slice(0, 8);
  const prefix = `${sanitized}-${hash.replaceAll('+', '-').replaceAll('/', '_')}-py`;
  for (const cache of poetryCaches()) {
    if (!existsSync(cache)) continue;
    const found = readdirSync(cache).find((one) => one.startsWith(prefix));
    if (found !== undefined) return programIn(join(cache, found));
  }
  return undefined;
}

function poetryCaches(): readonly string[] {
  const { POETRY_CACHE_DIR, POETRY_VIRTUALENVS_PATH, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const caches = [
    POETRY_CACHE_DIR,
    join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'pypoetry'),
    join(homedir(), 'Library', 'Caches', 'pypoetry'),
    LOCALAPPDATA === undefined ? undefined : join(LOCALAPPDATA, 'pypoetry', 'Cache'),
  ].flatMap((cache) => (cache === undefined ? [] : [join(cache, 'virtualenvs')]));
  return POETRY_VIRTUALENVS_PATH === undefined ? caches : [POETRY_VIRTUALENVS_PATH, ...caches];
}

function programIn(environment: string | undefined): string | undefined {
  return environment === undefined || environment === '' ? undefined : existing(join(environment, ...inEnvironment));
}

function existing(path: string | undefined): string | undefined {
  return path !== undefined && existsSync(path) ? path : undefined;
}
