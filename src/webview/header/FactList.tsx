import { useState } from 'preact/hooks';
import { CopyButton } from '../parts/CopyButton';
import { shortId } from '../parts/shortId';
import type { Fact } from './facts';

/** Figures and ids: small labels over values. A figure that was computed tells how, when it is asked. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  const [explained, setExplained] = useState<string>();
  const explanation = facts.find(({ label }) => label === explained)?.explanation;
  return (
    <>
      <dl class="facts">
        {facts.map((fact) => (
          <div class={fact.isId === true ? 'fact fact-id' : 'fact'} key={fact.label}>
            <dt>{fact.label}</dt>{' '}
            <dd>
              {fact.isId === true ? (
                <Id {...fact} />
              ) : (
                <Figure
                  {...fact}
                  isExplained={explained === fact.label}
                  onExplain={() => setExplained(explained === fact.label ? undefined : fact.label)}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {explanation !== undefined && (
        <ul class="explanation" aria-label={explained}>
          {explanation.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Id({ label, value }: Fact) {
  return (
    <>
      <span class="id" title={value}>
        {shortId(value)}
      </span>
      {/* Lowercases a label for the middle of a sentence ("request ID"); acronyms stay. */}
      <CopyButton what={label.charAt(0).toLowerCase() + label.slice(1)} text={value} />
    </>
  );
}

interface FigureProps extends Fact {
  readonly isExplained: boolean;
  readonly onExplain: () => void;
}

function Figure({ value, detail, explanation, isExplained, onExplain }: FigureProps) {
  return (
    <>
      {explanation === undefined ? (
        <span class="value">{value}</span>
      ) : (
        <button
          type="button"
          class="value explained"
          aria-expanded={isExplained}
          title={explanation.join('\n')}
          onClick={onExplain}
        >
          {value}
        </button>
      )}{' '}
      {detail !== undefined && <span class="detail">{detail}</span>}
    </>
  );
}
