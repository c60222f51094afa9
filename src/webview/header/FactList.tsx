import { CopyButton } from '../parts/CopyButton';
import type { Fact } from './facts';

/** The header's figures: small labels over values. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div class={fact.isId === true ? 'fact fact-id' : 'fact'} key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.isId === true ? <Id {...fact} /> : <Figure {...fact} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function Id({ label, value }: Fact) {
  return (
    <>
      <span class="id" title={value}>
        {value}
      </span>
      {/* "request ID": a sentence's middle, but an acronym stays one. */}
      <CopyButton what={label.charAt(0).toLowerCase() + label.slice(1)} text={value} />
    </>
  );
}

function Figure({ value, detail, share }: Fact) {
  return (
    <>
      <span class="value">{value}</span>
      {detail !== undefined && <span class="detail">{detail}</span>}
      {share !== undefined && (
        <span class={share > 0.9 ? 'meter high' : 'meter'} aria-hidden="true">
          <span style={{ width: `${Math.max(2, share * 100)}%` }} />
        </span>
      )}
    </>
  );
}
