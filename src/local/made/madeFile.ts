import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { parseObject } from '../../model/base/parseObject';
import type { MadeAlias, MadeFunction, MadeLayer, MadeUrl, MadeVersion } from './made';

type Entries<T> = readonly (readonly [name: string, value: T])[];

/** Everything that calls have made, by the name of its function. */
export interface KeptMade {
  readonly functions: Entries<MadeFunction>;
  readonly urls: Entries<MadeUrl>;
  readonly layers: readonly MadeLayer[];
  readonly versions: Entries<MadeVersion[]>;
  readonly aliases: Entries<Entries<MadeAlias>>;
  readonly policies: Entries<Entries<object>>;
  readonly tags: Entries<Record<string, string | undefined>>;
  readonly numbers: Entries<number>;
}

const parts = ['functions', 'urls', 'layers', 'versions', 'aliases', 'policies', 'tags', 'numbers'] as const;

/** What calls have made, as a file of the state folder: replaced as a whole, by a change at a time. */
export class MadeFile {
  private readonly path: string | undefined;
  private text = '';
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly folder: string | undefined) {
    this.path = folder && join(folder, 'made.json');
  }

  /** `undefined` where there is none, or not one of ours. */
  read(): KeptMade | undefined {
    if (this.path === undefined || !existsSync(this.path)) return undefined;
    this.text = readFileSync(this.path, 'utf8');
    const kept: unknown = parseObject(this.text);
    return isKept(kept) ? kept : undefined;
  }

  /** Settles when this, or something later, is on disk. */
  write(made: KeptMade): Promise<void> {
    const { path, folder } = this;
    if (path === undefined || folder === undefined) return Promise.resolve();
    const text = JSON.stringify(made);
    if (text === this.text) return this.writing;
    this.text = text;
    this.writing = this.writing.catch(() => undefined).then(() => replace(path, folder, text));
    return this.writing;
  }
}

/** A crash leaves the old file or the new one. It holds environments of functions, so only this user can read it. */
async function replace(path: string, folder: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

function isKept(value: unknown): value is KeptMade {
  return typeof value === 'object' && value !== null && parts.every((part) => Array.isArray(Reflect.get(value, part)));
}
