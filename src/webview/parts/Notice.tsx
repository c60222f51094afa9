import type { ComponentChildren } from 'preact';
import { Icon, type Tone } from './Icon';

interface NoticeProps {
  readonly icon: string;
  readonly tone?: Tone;
  readonly isSpinning?: boolean;
  readonly children: ComponentChildren;
}

/** A sentence in place of missing content, or next to incomplete content. */
export function Notice({ icon, tone = 'quiet', isSpinning = false, children }: NoticeProps) {
  return (
    <p class="notice">
      <Icon name={icon} tone={tone} isSpinning={isSpinning} />
      <span>{children}</span>
    </p>
  );
}
