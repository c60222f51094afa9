import { useRef } from 'preact/hooks';
import type { RequestBody } from '../../protocol/requestChannel';
import { usePanel } from '../panelContext';
import { Icon } from '../parts/Icon';

/** One way to export. */
export interface ExportItem {
  readonly label: string;
  readonly isDisabled?: boolean;
  /** What is asked of the host; may take a moment to draw. */
  readonly make: () => RequestBody | Promise<RequestBody>;
  /** Announced when it has succeeded. */
  readonly done?: string;
}

interface ExportItemsProps {
  /** `Export this trace`. */
  readonly title: string;
  readonly items: readonly ExportItem[];
  readonly onError: (sentence: string | undefined) => void;
}

/** A button with a menu of exports. */
export function ExportItems({ title, items, onError }: ExportItemsProps) {
  const { request, announce } = usePanel();
  const menu = useRef<HTMLDivElement>(null);
  const run = async ({ make, done }: ExportItem) => {
    menu.current?.hidePopover();
    onError(undefined);
    try {
      const result = await request(await make());
      if (result !== 'ok') onError(result.error);
      else if (done !== undefined) announce(done);
    } catch (error) {
      onError(`Cannot draw the picture: ${error instanceof Error ? error.message : String(error)}.`);
    }
  };
  return (
    <>
      <button type="button" class="button menu-button" popovertarget="export-menu" title={title}>
        <Icon name="export" />
        <span class="button-label">Export</span>
      </button>
      <div id="export-menu" class="menu" popover="auto" ref={menu}>
        {items.map((item) => (
          <button
            key={item.label}
            type="button"
            class="menu-item"
            disabled={item.isDisabled}
            onClick={() => void run(item)}
          >
            {item.label}
          </button>
        ))}
      </div>
    </>
  );
}

/** Saves what `svg` draws, as it is or as pixels. */
export function pictureItems(svg: () => string, toPng: (svg: string) => Promise<string>): readonly ExportItem[] {
  return [
    { label: 'SVG picture…', make: () => ({ type: 'requestSavePicture', format: 'svg', data: svg() }) },
    {
      label: 'PNG picture…',
      make: async () => ({ type: 'requestSavePicture', format: 'png', data: await toPng(svg()) }),
    },
  ];
}

export const copyAsMarkdown: ExportItem = {
  label: 'Copy as Markdown',
  make: () => ({ type: 'requestExport', format: 'markdown' }),
  done: 'Copied as Markdown',
};

export const saveAsOtlp: ExportItem = {
  label: 'OTLP JSON…',
  make: () => ({ type: 'requestExport', format: 'otlp' }),
};
