/**
 * The location of a declared function's code. Paths are absolute. `built` is the latest output folder of the project's
 * own build (`.aws-sam/build/<id>`, `cdk.out/asset.<hash>`), used as `/var/task`, even if the source is newer.
 */
export type DeclaredCode =
  /** A folder; it is `/var/task` itself when nothing is built. Its handler file may be TypeScript. */
  | { readonly kind: 'folder'; readonly path: string; readonly built: string | undefined }
  /** One source file, placed at the root of `/var/task`. */
  | { readonly kind: 'file'; readonly path: string; readonly built: string | undefined }
  /** An archive: `.zip` or `.jar`. */
  | { readonly kind: 'zip'; readonly path: string }
  /** Inline code of the template; Lambda names it `index.js`, `index.mjs` or `index.py`. */
  | { readonly kind: 'inline'; readonly text: string }
  | { readonly kind: 'esbuild'; readonly bundle: EsbuildSource; readonly built: string | undefined }
  | { readonly kind: 'image'; readonly uri: string | undefined; readonly dockerfile: string | undefined }
  /** Not on this machine: `s3://…`, or code known only after deployment. */
  | { readonly kind: 'elsewhere'; readonly where: string | undefined };

/** A JavaScript or TypeScript entry point that the project bundles with esbuild, and its declared options. */
export interface EsbuildSource {
  /** Absolute path of the entry file, with its extension. */
  readonly entry: string;
  /** Name of the bundle in `/var/task`, without extension: the first part of `handler`. */
  readonly outfile: string;
  /** Where the bundler runs and `node_modules` is looked for. */
  readonly folder: string;
  readonly externals: readonly string[];
  /** Absolute path. */
  readonly tsconfig: string | undefined;
  readonly sourcemap: boolean;
  readonly minify: boolean;
  /** `es2022`, `node22`. */
  readonly target: string | undefined;
  readonly format: 'cjs' | 'esm' | undefined;
  readonly define: Readonly<Record<string, string>>;
  /** By file extension: `.graphql` to `text`. */
  readonly loader: Readonly<Record<string, string>>;
  readonly mainFields: readonly string[];
}

/** A layer in the order declared. `built`: as in `DeclaredCode`. */
export type DeclaredLayer =
  | { readonly kind: 'folder'; readonly path: string; readonly built: string | undefined }
  | { readonly kind: 'zip'; readonly path: string }
  /** Published in AWS, or known only after deployment. */
  | { readonly kind: 'elsewhere'; readonly arn: string | undefined };
