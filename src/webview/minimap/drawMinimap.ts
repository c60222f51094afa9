import type { MinimapInk, MinimapPicture } from './minimapPicture';

/** Height of the failure marks above the lines, in pixels. */
export const markPx = 6;

/** Color and opacity of each ink, from the theme. */
const looks: Readonly<Record<MinimapInk, readonly [variable: string, alpha: number]>> = {
  frame: ['--text-quiet', 0.45],
  wait: ['--text-quiet', 0.3],
  function: ['--blue', 0.5],
  init: ['--purple', 1],
  work: ['--blue', 1],
  call: ['--green', 1],
  failed: ['--error', 1],
};

/** Draws the picture in the theme's colors, sharp at any zoom level. Sizes in CSS pixels. */
export function drawMinimap(
  canvas: HTMLCanvasElement,
  picture: MinimapPicture,
  widthPx: number,
  heightPx: number,
): void {
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(widthPx * ratio);
  canvas.height = Math.round(heightPx * ratio);
  const paint = canvas.getContext('2d');
  if (paint === null) return;
  paint.scale(ratio, ratio);
  const style = getComputedStyle(canvas);
  const { lines, stretches, failedAtPx } = picture;
  const linePx = (heightPx - markPx) / Math.max(1, lines);
  const inkPx = linePx >= 3 ? Math.min(linePx - 1, 5) : Math.max(linePx, 1);
  for (const [ink, [variable, alpha]] of Object.entries(looks)) {
    paint.fillStyle = style.getPropertyValue(variable);
    paint.globalAlpha = alpha;
    for (const { line, fromPx, toPx, ink: own } of stretches) {
      if (own === ink) paint.fillRect(fromPx, markPx + line * linePx, toPx - fromPx, inkPx);
    }
  }
  paint.fillStyle = style.getPropertyValue('--error');
  paint.globalAlpha = 1;
  for (const at of failedAtPx) {
    // A triangle that points at the failure.
    const px = Math.min(Math.max(at, 3.5), widthPx - 3.5);
    paint.beginPath();
    paint.moveTo(px - 3.5, 0);
    paint.lineTo(px + 3.5, 0);
    paint.lineTo(px, markPx - 1);
    paint.fill();
  }
}
