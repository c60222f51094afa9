import type { ScalarTag } from 'yaml';

/**
 * YAML 1.1's plain scalars as the parsers of CloudFormation and SAM read them (https://yaml.org/type/): `no` is a boolean, `0123` is
 * octal, `22:30` is sexagesimal, and `012345678901`, no octal number, stays text. Dates stay text, as CloudFormation keeps
 * them. An integer that JavaScript cannot hold keeps its digits as text.
 */
export const yaml11Scalars: readonly ScalarTag[] = [
  scalar('null', /^(?:~|[Nn]ull|NULL)?$/, () => null),
  scalar('bool', /^(?:[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/, () => true),
  scalar('bool', /^(?:[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/, () => false),
  scalar('int', /^[-+]?0b[01_]+$/, (text) => integer(text, (digits) => digits)),
  scalar('int', /^[-+]?0[0-7_]+$/, (text) => integer(text, (digits) => `0o${digits}`)),
  scalar('int', /^[-+]?0x[0-9a-fA-F_]+$/, (text) => integer(text, (digits) => digits)),
  scalar('int', /^[-+]?(?:0|[1-9][0-9_]*)$/, (text) => integer(text, (digits) => digits)),
  scalar('int', /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/, sexagesimal),
  scalar('float', /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9_]+)(?:[eE][-+][0-9]+)?$/, (text) =>
    Number(text.replaceAll('_', '')),
  ),
];

function scalar(name: string, test: RegExp, resolve: (text: string) => unknown): ScalarTag {
  return { tag: `tag:yaml.org,2002:${name}`, default: true, test, resolve };
}

function integer(text: string, toLiteral: (digits: string) => string): number | string {
  const sign = text.startsWith('-') ? -1n : 1n;
  const value = sign * BigInt(toLiteral(text.replace(/^[-+]/, '').replaceAll('_', '')));
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

function sexagesimal(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const parts = text.replace(/^[-+]/, '').replaceAll('_', '').split(':');
  return sign * parts.reduce((sum, part) => sum * 60 + Number(part), 0);
}
