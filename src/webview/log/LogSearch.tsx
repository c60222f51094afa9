import { IconButton } from '../parts/IconButton';

interface LogSearchProps {
  readonly text: string;
  /** How many lines match. */
  readonly found: number;
  /** The index of the match that is shown. */
  readonly current: number;
  readonly onSearch: (text: string) => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** The search field of a log, with its matches: Enter and Shift+Enter step through them, Escape clears it. */
export function LogSearch({ text, found, current, onSearch, onStep }: LogSearchProps) {
  const matches = found === 0 ? 'No results' : `${current + 1} of ${found}`;
  return (
    <>
      <input
        type="search"
        class="search"
        placeholder="Search the log"
        aria-label="Search the log"
        value={text}
        onInput={({ currentTarget }) => onSearch(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') onSearch('');
        }}
      />
      <span class="view-note" role="status">
        {text.trim() === '' ? '' : matches}
      </span>
      <IconButton icon="arrow-up" label="Previous match" isDisabled={found === 0} onClick={() => onStep(-1)} />
      <IconButton icon="arrow-down" label="Next match" isDisabled={found === 0} onClick={() => onStep(1)} />
    </>
  );
}
