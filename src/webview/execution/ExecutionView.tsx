import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { HistoryText } from '../../model/durable/historyPayload';
import type { ShownExecution } from '../../protocol/shownExecution';
import { executionTitle } from '../../trace/durable/executionTitle';
import { copyAsMarkdown, type ExportItem, ExportItems, pictureItems, saveAsOtlp } from '../export/ExportItems';
import { themePalette } from '../export/themePalette';
import { toPng } from '../export/toPng';
import { waterfallSvg } from '../export/waterfallSvg';
import { usePanel } from '../panelContext';
import { Notice } from '../parts/Notice';
import { useFailure } from '../parts/useFailure';
import type { PanelView } from '../views/panelViews';
import { ViewTabs } from '../views/ViewTabs';
import { ExecutionBreakdown } from './ExecutionBreakdown';
import { ExecutionCompare } from './ExecutionCompare';
import { ExecutionHeader } from './ExecutionHeader';
import { ExecutionTimeline } from './ExecutionTimeline';
import { HistoryView } from './HistoryView';
import { ErrorBlock, TextBlock } from './TextBlock';
import { type ExecutionPicture, executionName, useExecution } from './useExecution';

/** A durable execution: live, or as it was saved. */
export function ExecutionView({ execution }: { readonly execution: ShownExecution }) {
  const picture = useExecution(execution);
  const { notice, onError } = useFailure();
  useAnnouncements(picture);
  return (
    <>
      <ExecutionHeader picture={picture} />
      {notice}
      {execution.events.length > 0 && (
        <ViewTabs
          views={execution.source === 'file' ? savedViews : views}
          actions={<ExecutionExport picture={picture} onError={onError} />}
        >
          {(view) => <Content view={view} picture={picture} />}
        </ViewTabs>
      )}
    </>
  );
}

const views: readonly PanelView[] = ['timeline', 'contributions', 'compare', 'result', 'input', 'raw'];

/** A saved history does not say which function it is of. */
const savedViews = views.filter((view) => view !== 'compare');

function Content({ view, picture }: { readonly view: PanelView; readonly picture: ExecutionPicture }) {
  const { tree, execution } = picture;
  const { description } = execution;
  switch (view) {
    case 'contributions':
      return <ExecutionBreakdown picture={picture} />;
    case 'compare':
      return <ExecutionCompare picture={picture} />;
    case 'result': {
      const error = tree.error ?? description?.error;
      if (error !== undefined) return <ErrorBlock error={error} />;
      return <WholeText title="Result" text={fuller(tree.result, description?.result)} none="No result yet." />;
    }
    case 'input':
      return <WholeText title="Input" text={fuller(tree.input, description?.input)} none="The history has no input." />;
    case 'raw':
      return <HistoryView events={execution.events} />;
    default:
      return <ExecutionTimeline picture={picture} />;
  }
}

/** Of the history, unless the description has more of it. */
function fuller(ofHistory: HistoryText | undefined, described: HistoryText | undefined): HistoryText | undefined {
  return ofHistory?.text === undefined || ofHistory.isTruncated ? (described ?? ofHistory) : ofHistory;
}

interface WholeTextProps {
  readonly title: string;
  readonly text: HistoryText | undefined;
  readonly none: string;
}

function WholeText({ title, text, none }: WholeTextProps) {
  if (text === undefined || (text.text === undefined && !text.isTruncated)) return <Notice icon="info">{none}</Notice>;
  return <TextBlock title={title} text={text} isTall />;
}

interface ExecutionExportProps {
  readonly picture: ExecutionPicture;
  readonly onError: (sentence: string | undefined) => void;
}

function ExecutionExport({ picture, onError }: ExecutionExportProps) {
  const { execution, tree, waterfall, nowMs } = picture;
  const name = executionName(execution);
  const text = {
    title: `${name}: ${executionTitle(tree, nowMs)}`,
    subtitle: execution.executionArn ?? execution.origin,
  };
  const svg = () => waterfallSvg(text, waterfall, themePalette());
  const items = [saveHistory, saveAsOtlp, copyAsMarkdown, ...pictureItems(svg, toPng)];
  return <ExportItems title="Export this execution" items={items} onError={onError} />;
}

const saveHistory: ExportItem = { label: 'History JSON…', make: () => ({ type: 'requestExport', format: 'history' }) };

/** Announces a new title, without its running time. The screen reader announces the first render itself. */
function useAnnouncements({ tree, isLive }: ExecutionPicture): void {
  const { announce } = usePanel();
  const title = useMemo(() => executionTitle(tree, tree.startMs), [tree]).replace(/ for \d+ s$/, '');
  const said = useRef<string>(undefined);
  useEffect(() => {
    if (said.current !== undefined && said.current !== title && isLive) announce(title);
    if (said.current !== undefined && said.current !== title && tree.endMs !== undefined) announce(title);
    said.current = title;
  }, [title]);
}
