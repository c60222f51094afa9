/** How an icon is colored; the shape says the same. */
export type Tone = 'ok' | 'error' | 'warning' | 'running' | 'quiet';

interface IconProps {
  /** A codicon's name without prefix. */
  readonly name: string;
  readonly tone?: Tone | undefined;
  readonly isSpinning?: boolean;
}

/** A codicon. Decorative: the words beside it say the same. */
export function Icon({ name, tone, isSpinning = false }: IconProps) {
  const classes = ['codicon', `codicon-${name}`];
  if (tone !== undefined) classes.push(`tone-${tone}`);
  if (isSpinning) classes.push('spinning');
  return <span class={classes.join(' ')} aria-hidden="true" />;
}
