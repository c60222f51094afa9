import { asObject } from '../../model/base/parseObject';

/** The parts of the lenses above a handler, as the setting `dwell.code.lenses` names them. */
export const handlerLensParts = ['invoke', 'lastInvocation', 'failures', 'triggers'] as const;

export type HandlerLensPart = (typeof handlerLensParts)[number];

/** The parts that are on: all but those that the setting turns off. Anything else in it is ignored. */
export function enabledLensParts(setting: unknown): ReadonlySet<HandlerLensPart> {
  const given = asObject(setting) ?? {};
  return new Set(handlerLensParts.filter((part) => given[part] !== false));
}
