/** A line of the result file by which the extension host tells the runner how its tests went. */
export type HostTestEvent =
  | { readonly kind: 'passed'; readonly title: string; readonly durationMs: number }
  | { readonly kind: 'failed'; readonly title: string; readonly failure: string }
  /** The last line. `failure`: the run itself went wrong. */
  | { readonly kind: 'end'; readonly failure: string | undefined };
