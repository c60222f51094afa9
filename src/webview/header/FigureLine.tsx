import { Icon } from '../parts/Icon';
import type { Figure } from './figures';

interface FigureLineProps {
  readonly figures: readonly Figure[];
  /** Whether what has no room here is shown below. */
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** The header's figures on one quiet line, and the button for the rest. */
export function FigureLine({ figures, isOpen, onToggle }: FigureLineProps) {
  return (
    <div class="figure-line">
      <dl class="figures">
        {figures.map(({ label, text, warning }) => (
          <div class="figure" key={label} title={warning ?? label}>
            <dt class="visually-hidden">{label}</dt>{' '}
            <dd>
              {warning !== undefined && <Icon name="warning" tone="warning" />}
              {text}
              {warning !== undefined && <span class="visually-hidden">. {warning}</span>}
            </dd>
          </div>
        ))}
      </dl>{' '}
      <button type="button" class="more-figures" aria-expanded={isOpen} onClick={onToggle}>
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
        Details
      </button>
    </div>
  );
}
