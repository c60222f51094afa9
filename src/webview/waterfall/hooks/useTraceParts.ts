import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { WaterfallGrid } from '../grid/waterfallGrid';

/** The parts of a trace that keys and toolbar act on. */
export interface TraceParts {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly details: RefObject<HTMLElement | null>;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly grid: RefObject<WaterfallGrid | null>;
}

export function useTraceParts(): TraceParts {
  return {
    root: useRef<HTMLDivElement>(null),
    details: useRef<HTMLElement>(null),
    input: useRef<HTMLInputElement>(null),
    grid: useRef<WaterfallGrid>(null),
  };
}
