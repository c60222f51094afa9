import { receiveMessageOnPort } from 'node:worker_threads';
import { forImport, isMissing, otherPlaces, searchIn } from './findModule.mjs';

let port;

// The same hook for `module.register`, where the search is asynchronous and in a thread of its own.
export function initialize(itsPort) {
  port = itsPort;
}

export async function resolve(specifier, context, nextResolve) {
  // Sent before the first module of the function is asked for.
  for (let told = receiveMessageOnPort(port); told !== undefined; told = receiveMessageOnPort(port))
    searchIn(...told.message);
  const target = forImport(specifier);
  try {
    return await nextResolve(target, context);
  } catch (error) {
    if (!isMissing(error)) throw error;
    for (const [name, parentURL] of otherPlaces(target, context.parentURL)) {
      const found = await nextResolve(name, parentURL === undefined ? context : { ...context, parentURL }).catch(
        () => undefined,
      );
      if (found !== undefined) return found;
    }
    throw error;
  }
}
