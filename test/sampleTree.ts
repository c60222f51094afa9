/** The view Functions over the sample workspace, all open. */
export const sampleTree: readonly string[] = [
  'Local this machine',
  '  always-fails nodejs22.x · 128 MB · 10 s',
  '  calls-hello nodejs22.x · 128 MB · 10 s',
  '  fails-twice nodejs22.x · 128 MB · 10 s',
  '  greet-python python3.13 · 128 MB · 10 s',
  '  hello nodejs22.x · 128 MB · 10 s',
  '  slow-report nodejs22.x · 128 MB · 30 s',
  '  times-out nodejs22.x · 128 MB · 2 s',
];
