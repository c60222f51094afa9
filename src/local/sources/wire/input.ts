import { asObject } from '../../../model/base/parseObject';
import { ServiceError } from '../../http/serviceError';

/** The members of a request, of which each is read as what it should be. */
export class Input {
  constructor(readonly members: Readonly<Record<string, unknown>>) {}

  /** Throws `ServiceError` where it is missing. */
  text(name: string): string {
    const value = this.optionalText(name);
    if (value === undefined) throw missing(name);
    return value;
  }

  optionalText(name: string): string | undefined {
    const value = this.members[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw invalid(`${name} must be a string.`);
  }

  /** Digits in a text count: the query protocol has nothing else. */
  optionalNumber(name: string): number | undefined {
    const text = this.optionalText(name);
    if (text === undefined) return undefined;
    const number = Number(text);
    if (text.trim() === '' || !Number.isFinite(number)) throw invalid(`${name} must be a number.`);
    return number;
  }

  flag(name: string): boolean {
    return this.optionalText(name) === 'true';
  }

  texts(name: string): readonly string[] {
    const value = this.members[name];
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
  }

  /** The objects of a list. */
  list(name: string): readonly Input[] {
    const value = this.members[name];
    return (Array.isArray(value) ? value : []).flatMap((one: unknown) => {
      const members = asObject(one);
      return members === undefined ? [] : [new Input(members)];
    });
  }

  /** An object; an empty one where there is none. */
  object(name: string): Readonly<Record<string, unknown>> {
    return asObject(this.members[name]) ?? {};
  }

  /** The members of an object. */
  inside(name: string): Input {
    return new Input(this.object(name));
  }

  /** An object of texts. */
  textMap(name: string): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(this.object(name)).flatMap(([key, value]) =>
        value === undefined || value === null ? [] : [[key, String(value)]],
      ),
    );
  }

  has(name: string): boolean {
    return this.members[name] !== undefined && this.members[name] !== null;
  }
}

function missing(name: string): ServiceError {
  return new ServiceError(400, 'MissingParameter', `The request must contain the parameter ${name}.`);
}

function invalid(message: string): ServiceError {
  return new ServiceError(400, 'InvalidParameterValue', message);
}
