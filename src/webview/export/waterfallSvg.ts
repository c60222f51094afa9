import { formatDuration } from '../../model/base/duration';
import { foldAxis, xOf } from '../../trace/axis/foldedAxis';
import { busyIntervals } from '../../trace/measure/busyIntervals';
import type { RowKind, Waterfall, WaterfallRow } from '../../trace/rows/waterfallRow';

/** Colors of a picture, as CSS writes them. */
export interface PicturePalette {
  readonly background: string;
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly error: string;
  readonly warning: string;
  readonly work: string;
  readonly call: string;
  readonly init: string;
  readonly wait: string;
}

export interface PictureText {
  /** `hello: Failed after 3 attempts in 3.3 s`. */
  readonly title: string;
  /** A line below it: trace id, connection, time. */
  readonly subtitle: string;
}

const width = 1200;
const nameWidth = 340;
const durationWidth = 90;
const margin = 24;
const headHeight = 84;
const rowHeight = 22;
const foldPx = 44;
const legendHeight = 30;
const maxRows = 400;

/** Draws the waterfall as an SVG document: readable without the panel, with marked folds of the axis and their lengths. */
export function waterfallSvg({ title, subtitle }: PictureText, waterfall: Waterfall, palette: PicturePalette): string {
  const rows = waterfall.rows.slice(0, maxRows);
  const left = waterfall.rows.length - rows.length;
  const bottom = headHeight + rows.length * rowHeight + (left > 0 ? rowHeight : 0);
  const height = bottom + legendHeight + margin;
  const barWidth = width - 2 * margin - nameWidth - durationWidth;
  const extent = { startMs: 0, endMs: waterfall.durationMs };
  const axis = foldAxis(busyIntervals(waterfall), extent, barWidth, foldPx);
  const barLeft = margin + nameWidth;
  const x = (ms: number): number => barLeft + xOf(axis, ms);
  const folds = axis.pieces.filter(({ isFolded }) => isFolded);
  const parts = [
    `<rect width="${width}" height="${height}" fill="${palette.background}"/>`,
    text({ x: margin, y: 34, content: title, fill: palette.text, attributes: 'font-size="18" font-weight="600"' }),
    text({ x: margin, y: 56, content: subtitle, fill: palette.quiet }),
    ...folds.map((fold) => {
      const middle = barLeft + (fold.fromPx + fold.toPx) / 2;
      const label = formatDuration(fold.endMs - fold.startMs);
      return [
        text({
          x: middle,
          y: 76,
          content: label,
          fill: palette.quiet,
          attributes: 'text-anchor="middle" font-size="11"',
        }),
        `<path d="M${middle - 4} ${bottom} L${middle} 82 M${middle} ${bottom} L${middle + 4} 82" stroke="${palette.line}" fill="none"/>`,
      ].join('');
    }),
    ...rows.map((row, index) => rowPart(row, headHeight + index * rowHeight, x, palette)),
    left > 0 ? text({ x: margin, y: bottom - 7, content: `and ${left} more rows`, fill: palette.quiet }) : '',
    legend(bottom + legendHeight, palette),
  ];
  const font = 'font-family="system-ui, sans-serif" font-size="13"';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ${font}>\n<title>${escapeXml(title)}</title>\n${parts.filter(Boolean).join('\n')}\n</svg>\n`;
}

function rowPart(row: WaterfallRow, top: number, x: (ms: number) => number, palette: PicturePalette): string {
  const baseline = top + 15;
  const indent = margin + (row.level - 1) * 14;
  const room = margin + nameWidth - indent - 12;
  const isBad = row.state !== 'ok';
  const name = [row.name, row.detail].filter(Boolean).join('  ');
  const from = x(row.startMs);
  const to = Math.max(from + 2, x(row.endMs));
  const bar = [
    `x="${round(from)}" y="${top + 5}" width="${round(to - from)}" height="12" rx="2"`,
    `fill="${colorOf(row.kind, palette)}" stroke="${isBad ? palette.error : palette.line}"`,
    isWait(row.kind) ? 'fill-opacity="0.35" stroke-dasharray="3 2"' : '',
  ].join(' ');
  const duration = `${row.isRunning ? '≥ ' : ''}${formatDuration(row.endMs - row.startMs)}`;
  return [
    text({ x: indent, y: baseline, content: cut(name, room), fill: isBad ? palette.error : palette.text }),
    `<rect ${bar.trim()}/>`,
    isBad ? `<rect x="${round(to - 3)}" y="${top + 3}" width="3" height="16" fill="${palette.error}"/>` : '',
    text({
      x: width - margin,
      y: baseline,
      content: `${isBad ? '✗ ' : ''}${duration}`,
      fill: palette.text,
      attributes: 'text-anchor="end"',
    }),
  ].join('');
}

function isWait(kind: RowKind): boolean {
  return kind === 'dwell' || kind === 'backOff' || kind === 'wait' || kind === 'placeholder';
}

function colorOf(kind: RowKind, palette: PicturePalette): string {
  switch (kind) {
    case 'init':
    case 'restore':
    case 'environment':
      return palette.init;
    case 'call':
      return palette.call;
    case 'dwell':
    case 'backOff':
    case 'wait':
    case 'replay':
    case 'operation':
    case 'placeholder':
    case 'lifecycle':
    case 'service':
    case 'accepted':
      return palette.wait;
    default:
      return palette.work;
  }
}

/** Draws the legend of the colors. */
function legend(top: number, palette: PicturePalette): string {
  const kinds: readonly (readonly [RowKind, string])[] = [
    ['init', 'init'],
    ['handler', 'work'],
    ['call', 'call'],
    ['backOff', 'wait'],
  ];
  const swatches = kinds.map(([kind, word], index) => {
    const left = margin + index * 74;
    const swatch = `x="${left}" y="${top - 10}" width="14" height="10" rx="2" fill="${colorOf(kind, palette)}"`;
    const look = isWait(kind) ? ' fill-opacity="0.35" stroke-dasharray="3 2"' : '';
    return `<rect ${swatch} stroke="${palette.line}"${look}/>${text({ x: left + 20, y: top, content: word, fill: palette.quiet })}`;
  });
  return [...swatches, text({ x: margin + kinds.length * 74, y: top, content: '✗ failed', fill: palette.error })].join(
    '',
  );
}

/** Cuts text to about what fits: SVG has no ellipsis. */
function cut(name: string, px: number): string {
  const most = Math.max(8, Math.floor(px / 7));
  const line = name.replace(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

interface SvgText {
  readonly x: number;
  readonly y: number;
  readonly content: string;
  readonly fill: string;
  /** More attributes, in SVG syntax. */
  readonly attributes?: string;
}

function text({ x, y, content, fill, attributes = '' }: SvgText): string {
  return `<text x="${round(x)}" y="${y}" fill="${fill}"${attributes === '' ? '' : ` ${attributes}`}>${escapeXml(content)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Escapes text for XML and removes characters that XML does not allow. */
function escapeXml(content: string): string {
  return content
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
