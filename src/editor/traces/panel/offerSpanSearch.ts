import type { OfferedSearch } from '../../../invocations/panel/loadTrace';
import { showMessage } from '../../sinks/messages';

/**
 * Offers to search stored spans, and asks for confirmation because the search is billed. Starts with a notification: no dialog
 * opens without a click.
 */
export async function offerSpanSearch({
  connectionName,
  traceId,
  logGroup,
  fromMs,
  toMs,
}: OfferedSearch): Promise<boolean> {
  const search = `Search ${logGroup}`;
  const missing = `X-Ray has no trace ${traceId} on ${connectionName}. Transaction Search may have stored its spans.`;
  if ((await showMessage('information', { text: missing, buttons: [search] })) !== search) return false;
  const detail = [
    `Log group: ${logGroup}`,
    `From: ${new Date(fromMs).toLocaleString()}`,
    `To: ${new Date(toMs).toLocaleString()}`,
    'CloudWatch Logs Insights is billed per GB of log data scanned.',
  ].join('\n');
  const question = `Search ${logGroup} on ${connectionName} for trace ${traceId}?`;
  return (await showMessage('warning', { text: question, detail, isModal: true, buttons: [search] })) === search;
}
