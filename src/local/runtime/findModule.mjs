// A resolve hook. Lambda's Node.js runtimes bring the AWS SDK; a project that relies on that has no copy of its own, so
// where the usual search fails, the copy beside this file is taken (https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html).
import { pathToFileURL } from 'node:url';

export const resolve = (specifier, context, nextResolve) => {
  const target = forImport(specifier);
  try {
    return nextResolve(target, context);
  } catch (error) {
    if (!isMissingPackage(target, error)) throw error;
    return fallBack(target, context, nextResolve, error);
  }
};

/** The runtime client imports handlers by path, which on Windows (`C:\…`) has to be an address. */
export function forImport(specifier) {
  return /^[A-Za-z]:[\\/]/.test(specifier) ? pathToFileURL(specifier).href : specifier;
}

export function isMissingPackage(specifier, error) {
  return specifier.startsWith('@aws-sdk/') && ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes(error?.code);
}

function fallBack(specifier, context, nextResolve, error) {
  try {
    return nextResolve(specifier, { ...context, parentURL: import.meta.url });
  } catch {
    // Not here either: the error of the user's own file is the one to see.
    throw error;
  }
}
