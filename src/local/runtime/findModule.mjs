// A resolve hook. Three things are found that the usual search does not find: the AWS SDK, which Lambda's Node.js runtimes
// bring, so that a project may have no copy of its own (https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html); the
// packages of a project whose code was compiled to another folder; and what a layer has below /opt.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Folders to look in, the first one that has a module counts. */
let places = [];
let layers = [];

export function searchIn(folders = '', layerFolders = '') {
  places = [
    ...folders
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => pathToFileURL(join(folder, 'package.json')).href),
    import.meta.url,
  ];
  layers = layerFolders.split(delimiter).filter(Boolean).reverse();
}

export const resolve = (specifier, context, nextResolve) => {
  const target = forImport(specifier);
  try {
    return nextResolve(target, context);
  } catch (error) {
    if (!isMissing(error)) throw error;
    for (const [name, parentURL] of otherPlaces(target, context.parentURL)) {
      try {
        return nextResolve(name, parentURL === undefined ? context : { ...context, parentURL });
      } catch {
        // Not here either.
      }
    }
    // The error of the user's own file is the one to see.
    throw error;
  }
};

/** The same for `require`, where Node.js has no hook for it. */
export function resolveForRequire(Module) {
  const usual = Module._resolveFilename;
  Module._resolveFilename = function resolveFilename(request, parent, ...rest) {
    try {
      return usual.call(this, inLayer(request) ?? request, parent, ...rest);
    } catch (error) {
      const found = isMissing(error) ? requiredElsewhere(Module, request, parent?.filename) : undefined;
      if (found === undefined) throw error;
      return found;
    }
  };
}

function requiredElsewhere(Module, request, parentPath) {
  const parentURL = parentPath ? pathToFileURL(parentPath).href : undefined;
  for (const [name, place] of otherPlaces(request, parentURL)) {
    if (place === undefined) continue;
    try {
      return Module.createRequire(place).resolve(name);
    } catch {
      // Not here either.
    }
  }
  return undefined;
}

/** The runtime client imports handlers by path, which on Windows (`C:\…`) has to be an address. */
export function forImport(specifier) {
  const path = inLayer(specifier) ?? specifier;
  return /^[A-Za-z]:[\\/]/.test(path) ? pathToFileURL(path).href : path;
}

export function isMissing(error) {
  return ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'ERR_UNSUPPORTED_DIR_IMPORT'].includes(error?.code);
}

/** Pairs of a name and the address of the file that it is looked for from, where that is another. */
export function otherPlaces(specifier, parentURL) {
  if (/^\.\.?\//.test(specifier)) return parentURL?.endsWith('ts') ? typeScriptNames(specifier, parentURL) : [];
  if (/^[a-z]+:|^[\\/#]/.test(specifier)) return [];
  return places.map((place) => [specifier, place]);
}

/** Sources name each other as a bundler finds them, which Node.js does not. */
function typeScriptNames(specifier, parentURL) {
  const names = [
    `${specifier}.ts`,
    `${specifier}.mts`,
    `${specifier}/index.ts`,
    specifier.replace(/\.([cm]?)js$/, '.$1ts'),
  ];
  return names.filter((name) => existsSync(fileURLToPath(new URL(name, parentURL)))).map((name) => [name, undefined]);
}

/** Where a layer has what the code names below /opt. */
function inLayer(specifier) {
  const path = specifier.startsWith('file:///opt/') ? fileURLToPath(specifier) : specifier;
  if (!path.startsWith('/opt/')) return undefined;
  const found = layers.map((layer) => join(layer, path.slice(5)));
  return found.find((one) => ['', '.js', '.mjs', '.cjs', '.json'].some((ending) => existsSync(one + ending)));
}
