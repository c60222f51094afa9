import type { Trace } from '../../trace/parse/trace';
import { buildWaterfall } from '../../trace/rows/buildWaterfall';
import { isAwsConnection } from '../header/isAwsConnection';
import { copyAsMarkdown, type ExportItem, ExportItems, pictureItems, saveAsOtlp } from './ExportItems';
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
  const svg = () => (trace === undefined ? '' : waterfallSvg(picture, buildWaterfall(trace), themePalette()));
  const items = [
    ...(isAwsConnection(connectionId) ? [openInConsole] : []),
    saveAsXray,
    saveAsOtlp,
    copyAsMarkdown,
    ...pictureItems(svg, toPng),
  ].map((item) => ({ ...item, isDisabled: trace === undefined && item !== copyAsMarkdown }));
  return <ExportItems title="Export this trace" items={items} onError={onError} />;
}

const openInConsole: ExportItem = {
  label: 'Open Trace in Console',
  make: () => ({ type: 'requestOpenConsole', page: 'trace' }),
};

const saveAsXray: ExportItem = { label: 'X-Ray JSON…', make: () => ({ type: 'requestExport', format: 'xray' }) };
