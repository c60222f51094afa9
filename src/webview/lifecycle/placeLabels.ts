import { textWidthPx } from './textWidth';

/** A text that wants to stand under the middle of something. */
export interface LabelWish {
  readonly key: string;
  readonly text: string;
  /** Stands in when there is no room for `text`. */
  readonly shortText?: string;
  /** `text` is taken only where it fits into this. */
  readonly roomPx?: number;
  readonly middlePx: number;
  /** The higher ones get their place first. */
  readonly weight: number;
}

export interface PlacedLabel {
  readonly key: string;
  readonly text: string;
  readonly middlePx: number;
}

const gapPx = 8;

/** Keeps the labels that fit side by side, moved inwards at the edges. */
export function placeLabels(wishes: readonly LabelWish[], widthPx: number): readonly PlacedLabel[] {
  const taken: { fromPx: number; toPx: number }[] = [];
  const placed: PlacedLabel[] = [];
  const place = (key: string, text: string, wantedPx: number): boolean => {
    const halfPx = textWidthPx(text) / 2;
    const middlePx = Math.min(Math.max(wantedPx, halfPx), widthPx - halfPx);
    const [fromPx, toPx] = [middlePx - halfPx - gapPx / 2, middlePx + halfPx + gapPx / 2];
    if (taken.some((other) => fromPx < other.toPx && toPx > other.fromPx)) return false;
    taken.push({ fromPx, toPx });
    placed.push({ key, text, middlePx });
    return true;
  };
  for (const { key, text, shortText, middlePx, roomPx } of [...wishes].sort((a, b) => b.weight - a.weight)) {
    const fits = roomPx === undefined || textWidthPx(text) <= roomPx;
    if (fits && place(key, text, middlePx)) continue;
    if (shortText !== undefined) place(key, shortText, middlePx);
  }
  return placed;
}
