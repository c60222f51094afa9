import { open } from 'node:fs/promises';
import { runStep } from './step.mjs';

/** Without a date, the same picture has the same bytes. */
const undated = ['-strip', '-define', 'png:exclude-chunks=date,time'];

/**
 * Stores a PNG with a palette, which takes about a third of the bytes. A PNG that has one is left as it is.
 * @param {string} file
 * @returns {Promise<void>}
 */
export async function storeWithPalette(file) {
  if (await hasPalette(file)) return;
  const args = [file, '+dither', '-colors', '256', ...undated, '-define', 'png:compression-level=9', `PNG8:${file}`];
  await runStep(`Storing ${file} with a palette`, 'convert', args, { log: 'image-magick' });
}

/**
 * Writes a GIF that shows `frames` one after the other, forever.
 * @param {readonly { readonly file: string, readonly seconds: number }[]} frames PNGs of one size
 * @param {string} file
 * @returns {Promise<void>}
 */
export async function writeMovingPicture(frames, file) {
  const timed = frames.flatMap((frame) => ['-delay', String(Math.round(frame.seconds * 100)), frame.file]);
  const args = [...timed, '+dither', '-colors', '128', '-layers', 'Optimize', '-loop', '0', file];
  await runStep(`Writing ${file}`, 'convert', args, { log: 'image-magick' });
}

/**
 * A picture and its place in a larger one, in pixels.
 * @typedef {{ readonly file: string, readonly x: number, readonly y: number, readonly width: number, readonly height: number }} Pasted
 */

/**
 * Replaces parts of a PNG, and stores it with a palette.
 * @param {string} sheet
 * @param {readonly Pasted[]} pasted
 * @returns {Promise<void>}
 */
export async function pasteInto(sheet, pasted) {
  const parts = pasted.flatMap(({ file, x, y, width, height }) => {
    const resized = ['(', file, '-filter', 'Lanczos', '-resize', `${width}x${height}!`, ')'];
    return [...resized, '-geometry', `+${x}+${y}`, '-composite'];
  });
  const stored = ['+dither', '-colors', '112', ...undated, '-define', 'png:compression-level=9', `PNG8:${sheet}`];
  const args = [sheet, '-type', 'TrueColor', ...parts, ...stored];
  await runStep(`Renewing ${sheet}`, 'convert', args, { log: 'image-magick' });
}

/** The color type of a PNG is its 26th byte; 3 is a palette. @param {string} file */
async function hasPalette(file) {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read({ buffer: Buffer.alloc(1), position: 25 });
    return buffer[0] === 3;
  } finally {
    await handle.close();
  }
}
