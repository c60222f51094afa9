import { objectAt, type TemplateObject } from '../template/templateResources';

/** The objects of a list; nothing for what is no list. */
export function objectsOf(value: unknown): readonly TemplateObject[] {
  return Array.isArray(value) ? value.map((one: unknown) => objectAt(one)) : [];
}
