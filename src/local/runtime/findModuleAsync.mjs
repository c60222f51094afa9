import { forImport, isMissingPackage } from './findModule.mjs';

// The same hook for `module.register`, where the search is asynchronous.
export async function resolve(specifier, context, nextResolve) {
  const target = forImport(specifier);
  try {
    return await nextResolve(target, context);
  } catch (error) {
    if (!isMissingPackage(target, error)) throw error;
    return nextResolve(target, { ...context, parentURL: import.meta.url }).catch(() => {
      throw error;
    });
  }
}
