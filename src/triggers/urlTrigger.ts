import type { FunctionUrl } from '../model/function/functionDetails';
import { serviceOf } from '../model/services/services';
import type { UrlTrigger } from './trigger';

/** Builds the trigger of a function URL. */
export function urlTrigger({ url, authType, isStreamed, allowedOrigins }: FunctionUrl): UrlTrigger {
  const service = serviceOf('function-url');
  return { kind: 'url', origin: { kind: 'aws' }, service, address: url, authType, isStreamed, allowedOrigins };
}
