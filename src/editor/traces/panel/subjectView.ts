import { isGeneratedName, parseExecutionArn } from '../../../model/durable/executionArn';
import type { Series } from '../../../model/invocation/series';
import type { FollowedRecord } from '../../../model/polling/followedRecord';
import type { PanelSubject, ToPanel } from '../../../protocol/panelMessages';
import type { ShownExecution } from '../../../protocol/shownExecution';

/** What a panel shows of its subject. */
export interface SubjectView {
  /** Of the tab; `undefined` leaves it as it is. */
  readonly title: string | undefined;
  readonly message: ToPanel;
}

export function executionView(subject: PanelSubject, execution: ShownExecution): SubjectView {
  const title = execution.executionArn === undefined ? undefined : executionTabTitle(execution.executionArn);
  return { title, message: { type: 'showExecution', subject, execution, hostNowMs: Date.now() } };
}

/** The name of an execution; for a generated one, that of the function and its beginning. */
export function executionTabTitle(executionArn: string): string {
  const reference = parseExecutionArn(executionArn);
  if (reference === undefined) return 'Execution';
  const { name, functionName } = reference;
  return isGeneratedName(name) ? `${functionName} ${name.slice(0, 8)}` : name;
}

export const gone = 'This invocation is no longer in the history.';

export const executionGone = 'The connection of this execution is no longer in dwell.connections.';

export const recordGone = 'Followed records are kept until the window closes.';

type ShownInvocation = Pick<Extract<ToPanel, { readonly type: 'showInvocation' }>, 'invocation' | 'peers' | 'isPaused'>;

/** The invocation is as the panel gets it, with what is too long cut. */
export function invocationView(subject: PanelSubject, shown: ShownInvocation): SubjectView {
  const message: ToPanel = { type: 'showInvocation', subject, ...shown, hostNowMs: Date.now() };
  return { title: shown.invocation.target.functionName, message };
}

export function seriesView(subject: PanelSubject, series: Series | undefined): SubjectView {
  if (series === undefined) {
    const text = 'Figures of repeated invocations are kept until the window closes.';
    return { title: undefined, message: { type: 'showMissing', subject, text } };
  }
  const title = `${series.target.functionName} ×${series.wanted}`;
  return { title, message: { type: 'showSeries', subject, series, hostNowMs: Date.now() } };
}

export function recordView(subject: PanelSubject, record: FollowedRecord | undefined): SubjectView {
  if (record === undefined) return { title: undefined, message: { type: 'showMissing', subject, text: recordGone } };
  const title = `${record.source.name} → ${record.target.functionName}`;
  return { title, message: { type: 'showRecord', subject, record, hostNowMs: Date.now() } };
}
