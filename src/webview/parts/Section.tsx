import type { ComponentChildren } from 'preact';
import { usePanel } from '../panelContext';
import { Icon } from './Icon';

interface SectionProps {
  /** The key under which the view state stores whether it is open. */
  readonly id: string;
  readonly title: string;
  /** A few words next to the title. */
  readonly summary?: string | undefined;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A collapsible part of the panel with a heading. */
export function Section({ id, title, summary, actions, children }: SectionProps) {
  const { viewState, updateViewState } = usePanel();
  const { closedSections } = viewState;
  const isOpen = !closedSections.includes(id);
  const toggle = () =>
    updateViewState({
      closedSections: isOpen ? [...closedSections, id] : closedSections.filter((closed) => closed !== id),
    });
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
