/** The view Functions over the sample workspace, all open. */
export const sampleTree: readonly string[] = [
  'Local this machine',
  '  always-fails nodejs22.x',
  '  calls-hello nodejs22.x',
  '  fails-twice nodejs22.x',
  '  greet-python python3.13',
  '  hello nodejs22.x',
  '  slow-report nodejs22.x',
  '  take-orders nodejs22.x',
  '  times-out nodejs22.x',
  '  track-clicks nodejs22.x',
  '  watch-stock python3.13',
  '  Queues and Streams',
];
