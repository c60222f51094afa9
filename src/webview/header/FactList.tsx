import { useState } from 'preact/hooks';
import { CopyButton } from '../parts/CopyButton';
import type { Fact } from './facts';

/** The header's figures: small labels above values. A computed figure has a tooltip that explains it. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  const [explained, setExplained] = useState<string>();
  const explanation = facts.find(({ label }) => label === explained)?.explanation;
  return (
    <>
      <dl class="facts">
        {facts.map((fact) => (
          <div class={fact.isId === true ? 'fact fact-id' : 'fact'} key={fact.label}>
            <dt>{fact.label}</dt>
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
        {value}
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

function Figure({ value, detail, share, explanation, isExplained, onExplain }: FigureProps) {
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
      )}
      {detail !== undefined && <span class="detail">{detail}</span>}
      {share !== undefined && (
        <span class={share > 0.9 ? 'meter high' : 'meter'} aria-hidden="true">
          <span style={{ width: `${Math.max(2, share * 100)}%` }} />
        </span>
      )}
    </>
  );
}
