import type { RefObject } from 'preact';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import type { Find } from './hooks/useFind';

interface FindFieldProps {
  readonly noun: 'trace' | 'execution';
  readonly find: Find;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onText: (text: string) => void;
  readonly onStep: (direction: 1 | -1) => void;
  /** Called for Escape in an empty field. */
  readonly onLeave: () => void;
}

/** The search field of the waterfall. Collapsed rows are searched too, and expanded when the user goes to a match in them. */
export function FindField({ noun, find, input, onText, onStep, onLeave }: FindFieldProps) {
  const isSearching = find.text.trim() !== '';
  const pressed = (event: KeyboardEvent) => {
    const isStep = event.key === 'Enter' || event.key === 'F3';
    const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f';
    if (!isStep && !isFind && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (isStep) onStep(event.shiftKey ? -1 : 1);
    else if (isFind) input.current?.select();
    else if (find.text !== '') onText('');
    else onLeave();
  };
  return (
    <search class="find">
      <span class={isSearching && find.count === 0 ? 'find-box no-hits' : 'find-box'}>
        <Icon name="search" />
        <input
          ref={input}
          type="text"
          aria-label={`Find in ${noun}`}
          placeholder="Find (/)"
          title="Find in names, details, IDs, annotations and errors"
          spellcheck={false}
          value={find.text}
          onInput={({ currentTarget }) => onText(currentTarget.value)}
          onKeyDown={pressed}
        />
        {isSearching && <span class="find-count">{countOf(find)}</span>}
      </span>
      {isSearching && (
        <>
          <IconButton
            icon="arrow-up"
            label="Previous match (Shift+Enter)"
            isDisabled={find.count === 0}
            onClick={() => onStep(-1)}
          />
          <IconButton
            icon="arrow-down"
            label="Next match (Enter)"
            isDisabled={find.count === 0}
            onClick={() => onStep(1)}
          />
        </>
      )}
    </search>
  );
}

/** Formats the matches: `3 of 12`, or `12 found` before the user has gone to one. */
export function countOf({ count, position }: Pick<Find, 'count' | 'position'>): string {
  if (count === 0) return 'No results';
  return position === 0 ? `${count} found` : `${position} of ${count}`;
}
