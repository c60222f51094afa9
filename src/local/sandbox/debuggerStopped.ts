/** What a run has come to whose debug session was stopped. */
export const debuggerStopped = 'The debug session was stopped';
