import { useRef } from 'preact/hooks';
import type { RequestBody } from '../../protocol/requestChannel';
import type { Trace } from '../../trace/parse/trace';
import { buildWaterfall } from '../../trace/rows/buildWaterfall';
import { isAwsConnection } from '../header/isAwsConnection';
import { usePanel } from '../panelContext';
import { Icon } from '../parts/Icon';
import { themePalette } from './themePalette';
import { toPng } from './toPng';
import { type PictureText, waterfallSvg } from './waterfallSvg';

interface ExportMenuProps {
  readonly trace: Trace | undefined;
  /** Where the trace came from; empty for a file. */
  readonly connectionId: string;
  readonly picture: PictureText;
  readonly onError: (sentence: string | undefined) => void;
}

/** The menu of exports: the trace for other tools, a summary for an issue, a picture for a slide. */
export function ExportMenu({ trace, connectionId, picture, onError }: ExportMenuProps) {
  const { request, announce } = usePanel();
  const menu = useRef<HTMLDivElement>(null);
  const run = async (make: () => RequestBody | Promise<RequestBody>, done?: string) => {
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
  const svg = () => (trace === undefined ? '' : waterfallSvg(picture, buildWaterfall(trace), themePalette()));
  const item = (label: string, action: () => void) => (
    <button
      type="button"
      class="menu-item"
      disabled={trace === undefined && label !== 'Copy as Markdown'}
      onClick={action}
    >
      {label}
    </button>
  );
  return (
    <>
      <button type="button" class="button menu-button" popovertarget="export-menu" title="Export this trace">
        <Icon name="export" />
        Export
      </button>
      <div id="export-menu" class="menu" popover="auto" ref={menu}>
        {isAwsConnection(connectionId) &&
          item('Open Trace in Console', () => void run(() => ({ type: 'requestOpenConsole', page: 'trace' })))}
        {item('X-Ray JSON…', () => void run(() => ({ type: 'requestExport', format: 'xray' })))}
        {item('OTLP JSON…', () => void run(() => ({ type: 'requestExport', format: 'otlp' })))}
        {item(
          'Copy as Markdown',
          () => void run(() => ({ type: 'requestExport', format: 'markdown' }), 'Copied as Markdown'),
        )}
        {item('SVG picture…', () => void run(() => ({ type: 'requestSavePicture', format: 'svg', data: svg() })))}
        {item(
          'PNG picture…',
          () => void run(async () => ({ type: 'requestSavePicture', format: 'png', data: await toPng(svg()) })),
        )}
      </div>
    </>
  );
}
