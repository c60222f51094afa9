import type { PicturePalette } from './waterfallSvg';

/** Reads the current theme's colors: an exported picture has no theme of its own. */
export function themePalette(): PicturePalette {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string, otherwise: string): string => resolved(style.getPropertyValue(name).trim()) ?? otherwise;
  return {
    background: of('--panel-background', '#ffffff'),
    text: of('--text', '#1f1f1f'),
    quiet: of('--text-quiet', '#616161'),
    line: of('--text-quiet', '#616161'),
    error: of('--error', '#c72e2e'),
    warning: of('--warning', '#9d7b00'),
    work: of('--blue', '#1a85ff'),
    call: of('--green', '#388a34'),
    init: of('--purple', '#652d90'),
    wait: of('--line-soft', '#d0d0d0'),
  };
}

/** Resolves functions and variables in a color. */
function resolved(value: string): string | undefined {
  if (value === '') return undefined;
  const probe = document.createElement('span');
  probe.style.color = value;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color === '' ? undefined : color;
}
