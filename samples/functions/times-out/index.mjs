import { setTimeout as pause } from 'node:timers/promises';

// The template allows two seconds. Then Lambda ends the process, wherever it is, and the last line is never reached.
export const handler = async () => {
  console.log('Waiting for an answer');
  await pause(60_000);
  return { answer: 42 };
};
