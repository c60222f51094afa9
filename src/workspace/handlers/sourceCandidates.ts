import type { DeclaredFunction } from '../../model/function/declaredFunction';

/** Files that may hold a handler, relative to the code, the likeliest first; and what the handler is called in them. */
export interface SourceCandidates {
  readonly paths: readonly string[];
  readonly name: string;
}

/** Lambda's own order first, then what is compiled to them. */
const scriptEndings = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.tsx'];

/** Reads a handler as its runtime does (https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html). */
export function sourceCandidates({
  handler,
  runtime,
}: Pick<DeclaredFunction, 'handler' | 'runtime'>): SourceCandidates {
  const language = /^[a-z]+/.exec(runtime)?.[0];
  switch (language) {
    case 'python':
      return pythonFiles(handler);
    case 'java':
      return javaFiles(handler);
    case 'dotnet':
      return dotnetFiles(handler);
    case 'ruby':
      return rubyFiles(handler);
    case 'go':
    case 'provided':
      return compiledFiles(handler);
    default:
      return scriptFiles(handler);
  }
}

/** The handler is a program, often built as `bin/hello` from a folder with the name of the program. */
function compiledFiles(handler: string): SourceCandidates {
  const program = handler.split('/').at(-1) ?? handler;
  const folders = [
    ...new Set([handler, program, `cmd/${program}`, `src/${program}`, `functions/${program}`, `lambda/${program}`]),
  ];
  return {
    paths: [
      ...(handler === 'bootstrap' || !handler.includes('/') ? ['main.go'] : []),
      ...folders.flatMap((folder) => [`${folder}.go`, `${folder}/main.go`, `${folder}/${program}.go`]),
      'main.go',
      'cmd/main.go',
      `src/bin/${program}.rs`,
      'src/main.rs',
      'Function.cs',
      'src/Function.cs',
    ],
    name: 'main',
  };
}

/** `src/app.api.handler` is the export `api.handler` of `src/app`: Lambda cuts at the first dot of the last part. */
function scriptFiles(handler: string): SourceCandidates {
  const start = handler.lastIndexOf('/') + 1;
  const cut = handler.indexOf('.', start);
  if (cut < 0) return { paths: [], name: '' };
  const module = handler.slice(0, cut);
  return { paths: scriptEndings.map((ending) => `${module}${ending}`), name: handler.slice(cut + 1) };
}

/** `pkg.module.function` and `pkg/module.function` are the same: Python cuts at the last dot. */
function pythonFiles(handler: string): SourceCandidates {
  const cut = handler.lastIndexOf('.');
  if (cut < 0) return { paths: [], name: '' };
  const module = handler.slice(0, cut).replaceAll('.', '/');
  return { paths: [`${module}.py`, `${module}/__init__.py`], name: handler.slice(cut + 1) };
}

/** `com.example.App::handle`; without a method the interface's. */
function javaFiles(handler: string): SourceCandidates {
  const [type = '', name = 'handleRequest'] = handler.split('::');
  const path = type.split('$')[0]?.replaceAll('.', '/') ?? '';
  const folders = ['src/main/java/', 'src/main/kotlin/', 'app/src/main/java/', 'src/', ''];
  return { paths: folders.flatMap((folder) => [`${folder}${path}.java`, `${folder}${path}.kt`]), name };
}

/** `Assembly::Namespace.Type::Method`, or the assembly alone. */
function dotnetFiles(handler: string): SourceCandidates {
  const [assembly = '', type = '', name = ''] = handler.split('::');
  const file = `${type.split('.').at(-1) || 'Function'}.cs`;
  const folders = ['', `src/${assembly}/`, `${assembly}/`, 'src/'];
  return { paths: folders.flatMap((folder) => [`${folder}${file}`, `${folder}Program.cs`]), name };
}

/** `source/app.Module::Class.handler`: a file, then what is in it. */
function rubyFiles(handler: string): SourceCandidates {
  const cut = handler.indexOf('.', handler.lastIndexOf('/') + 1);
  const module = cut < 0 ? handler : handler.slice(0, cut);
  return { paths: [`${module}.rb`], name: handler.slice(handler.lastIndexOf('.') + 1) };
}
