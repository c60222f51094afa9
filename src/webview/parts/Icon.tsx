/** The color of an icon; the shape has the same meaning. */
export type Tone = 'ok' | 'error' | 'warning' | 'running' | 'quiet';

interface IconProps {
  /** A codicon's name without the prefix. */
  readonly name: string;
  readonly tone?: Tone | undefined;
  readonly isSpinning?: boolean;
}

/** A codicon. Decorative: the text next to it has the same meaning. */
export function Icon({ name, tone, isSpinning = false }: IconProps) {
  const classes = ['codicon', `codicon-${name}`];
  if (tone !== undefined) classes.push(`tone-${tone}`);
  if (isSpinning) classes.push('spinning');
  return <span class={classes.join(' ')} aria-hidden="true" />;
}
