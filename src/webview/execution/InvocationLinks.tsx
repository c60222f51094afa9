import { invocationRowId } from '../../trace/durable/executionBars';

interface InvocationLinksProps {
  /** From 1. */
  readonly numbers: readonly number[];
  readonly onGoTo: (rowId: string) => void;
}

/** A wait for condition may have had hundreds. */
const maxShown = 12;

/** The invocations that did something; each leads to its row. */
export function InvocationLinks({ numbers, onGoTo }: InvocationLinksProps) {
  const more = numbers.length - maxShown;
  return (
    <>
      {numbers.slice(0, maxShown).map((number, index) => (
        <span key={number}>
          {index > 0 && ', '}
          <button
            type="button"
            class="link"
            title={`Show invocation ${number}`}
            onClick={() => onGoTo(invocationRowId(number))}
          >
            {number}
          </button>
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </>
  );
}
