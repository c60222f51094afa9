import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';
import { useSection } from './useSection';

interface SectionProps {
  /** The key under which the view state stores whether it is open. */
  readonly id: string;
  readonly title: string;
  /** A few words next to the title. */
  readonly summary?: string | undefined;
  readonly isOpenAtFirst?: boolean;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of the panel under a heading that opens and closes it. */
export function Section({ id, title, summary, isOpenAtFirst = true, actions, children }: SectionProps) {
  const { isOpen, toggle } = useSection(id, isOpenAtFirst);
  return (
    <section class="section" aria-labelledby={`${id}-title`}>
      <div class="section-head">
        <h2 id={`${id}-title`}>
          <button type="button" class="section-toggle" aria-expanded={isOpen} onClick={toggle}>
            <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
            {title}
          </button>
        </h2>
        {summary !== undefined && <span class="section-summary">{summary}</span>}
        {isOpen && actions !== undefined && <div class="section-actions">{actions}</div>}
      </div>
      {isOpen && <div class="section-body">{children}</div>}
    </section>
  );
}
