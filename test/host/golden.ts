import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** A path in the folder of the extension. */
export function inExtension(...path: readonly string[]): string {
  const extension = vscode.extensions.getExtension('dwell.dwell');
  assert.ok(extension);
  return join(extension.extensionPath, ...path);
}

/** Like `expectGolden` of the other tests: `UPDATE_GOLDEN=1` writes the file again. */
export function assertGolden(text: string, name: string): void {
  const file = inExtension('test', 'host', 'golden', name);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text);
  assert.equal(text, readFileSync(file, 'utf8'));
}
