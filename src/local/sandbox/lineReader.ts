import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/**
 * Passes each line of a process's output to `take`, with its line ending. A carriage return inside a line stands for a line break
 * of one log entry: runtime clients write it where they have no descriptor for whole entries.
 */
export function readLines(stream: Readable, take: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(toEntry(line));
  });
  stream.on('end', () => {
    if (rest !== '') take(toEntry(rest));
  });
}

function toEntry(line: string): string {
  return `${line.replace(/\r$/, '').replaceAll('\r', '\n')}\n`;
}
