import type { FunctionExplorer } from '../../../explorer/functionExplorer';
import { needsTags } from '../../../model/function/functionFilter';
import { arrange } from './functionGroups';
import type { ConnectionNode, FunctionTreeNode, MessageNode } from './functionNodes';
import { count, loadingText, nothingHere } from './listTexts';
import { failureNode, noteNode } from './messageNodes';

/** The rows below a connection: what is listed of it, arranged, then how far the listing is and what went wrong. */
export function connectionRows(node: ConnectionNode, explorer: FunctionExplorer): FunctionTreeNode[] {
  const { connection } = node;
  const { lists, choices } = explorer;
  const { functions, paging } = lists.listOf(connection).state;
  const { grouping, filter, isFiltered } = choices;
  const tags = lists.tagsOf(connection);
  if (needsTags(filter) || grouping.by === 'stack' || grouping.by === 'tag') void tags.load();
  const rows: FunctionTreeNode[] = [
    ...arrange(node, {
      functions: explorer.shown(connection),
      grouping,
      tagsOf: ({ arn }) => tags.of(arn),
      isFavorite: ({ name }) =>
        choices.isFavorite({ connectionId: connection.id, functionName: name, qualifier: undefined }),
      recent: explorer.recentNames(connection),
      isFiltered,
    }),
  ];
  const say = (text: string, icon: MessageNode['icon'], ...actions: MessageNode['actions']) =>
    rows.push({ ...noteNode(text, node), icon, actions });
  if (paging.kind === 'loading') say(loadingText(functions.length), 'loading~spin', 'stop');
  if (tags.paging.kind === 'loading') say('Reading tags…', 'loading~spin');
  if (paging.kind === 'stopped') say(`Stopped after ${count(functions.length)} functions`, 'info', 'continue');
  if (paging.kind === 'failed') rows.push(failureNode(paging.failure, node));
  if (tags.paging.kind === 'failed') rows.push(failureNode(tags.paging.failure, node));
  if (rows.length === 0)
    say(functions.length > 0 ? 'No function matches the filter.' : nothingHere(connection), 'info');
  return rows;
}
