import type { ComponentChildren } from 'preact';
import { Icon, type Tone } from './Icon';

interface NoticeProps {
  readonly icon: string;
  readonly tone?: Tone;
  readonly isSpinning?: boolean;
  readonly children: ComponentChildren;
}

/** A sentence that stands where content is missing, or beside content that is not whole. */
export function Notice({ icon, tone = 'quiet', isSpinning = false, children }: NoticeProps) {
  return (
    <p class="notice">
      <Icon name={icon} tone={tone} isSpinning={isSpinning} />
      <span>{children}</span>
    </p>
  );
}
