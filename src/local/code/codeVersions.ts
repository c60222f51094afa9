import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import { CodeWatch } from './codeWatch';

interface Watched {
  readonly folder: string;
  readonly only?: string;
}

/** Detects whether a function's code has changed since its processes loaded it. */
export class CodeVersions {
  private readonly watches = new Map<string, CodeWatch>();
  /** Source folders outside of the declared ones, by function: the inputs of a bundle. */
  private readonly inputs = new Map<string, readonly string[]>();

  private readonly texts = new WeakMap<DeclaredFunction, string>();

  constructor(private readonly log: (line: string) => void) {}

  /** Changes whenever the function's code or its declaration does. */
  async of(declared: DeclaredFunction): Promise<string> {
    const folders = [...watchedOf(declared), ...(this.inputs.get(declared.name) ?? []).map((folder) => ({ folder }))];
    const watches = folders.map((watched) => this.watch(watched));
    await Promise.all(watches.map((one) => one.settled()));
    return [this.textOf(declared), ...watches.map(({ generation }) => generation), modified(declared)].join(' ');
  }

  /** Watches more folders for a function. */
  addInputs(functionName: string, folders: readonly string[]): void {
    this.inputs.set(functionName, folders);
  }

  stop(): void {
    for (const watch of this.watches.values()) watch.stop();
    this.watches.clear();
  }

  private textOf(declared: DeclaredFunction): string {
    const text = this.texts.get(declared) ?? JSON.stringify(declared);
    this.texts.set(declared, text);
    return text;
  }

  private watch({ folder, only }: Watched): CodeWatch {
    const key = `${folder} ${only ?? ''}`;
    const known = this.watches.get(key);
    if (known !== undefined) return known;
    const made = new CodeWatch(folder, only, this.log);
    this.watches.set(key, made);
    return made;
  }
}

function watchedOf({ code, layers }: DeclaredFunction): readonly Watched[] {
  return [...ofPlace(code), ...layers.flatMap(ofPlace)];
}

function ofPlace(place: DeclaredFunction['code'] | DeclaredFunction['layers'][number]): readonly Watched[] {
  switch (place.kind) {
    case 'folder':
      return [{ folder: place.path }, ...builtOf(place.built)];
    case 'file':
    case 'zip':
      return [{ folder: dirname(place.path), only: basename(place.path) }];
    case 'esbuild':
      return [{ folder: dirname(place.bundle.entry) }, ...builtOf(place.built)];
    default:
      return [];
  }
}

/** A build replaces the folder, or the files at its top. */
function builtOf(built: string | undefined): readonly Watched[] {
  return built === undefined ? [] : [{ folder: dirname(built), only: basename(built) }];
}

/** Modification times that are also checked, for systems that report changes late. */
function modified({ code, handler }: DeclaredFunction): string {
  if (process.platform === 'linux') return '';
  const base = code.kind === 'folder' ? `${code.path}/${handler.replace(/\.[^./]*$/, '')}` : undefined;
  const paths =
    code.kind === 'esbuild' ? [code.bundle.entry] : ['.js', '.mjs', '.cjs', '.ts', '.py'].map((end) => `${base}${end}`);
  return paths.map(dateOf).join();
}

function dateOf(path: string): string {
  try {
    return String(statSync(path).mtimeMs);
  } catch {
    return '';
  }
}
