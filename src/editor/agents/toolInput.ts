import { asObject, parseObject } from '../../model/base/parseObject';

/** A tool's input. VS Code has checked it against the schema of package.json; other callers have not. */
export class ToolInput {
  private readonly members: Readonly<Record<string, unknown>>;

  constructor(input: unknown) {
    this.members = asObject(input) ?? {};
  }

  /** `undefined` when absent or empty. */
  text(name: string): string | undefined {
    const value = this.members[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  }

  number(name: string): number | undefined {
    const value = this.members[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  }

  /** JSON text: models write a payload as text and as a value. */
  json(name: string): string {
    const value = this.members[name];
    if (value === undefined) return '{}';
    return typeof value === 'string' && isJsonText(value) ? value : JSON.stringify(value);
  }
}

function isJsonText(text: string): boolean {
  if (parseObject(text) !== undefined) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
