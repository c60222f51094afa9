import { FilterLogEventsCommand, ResourceNotFoundException } from '@aws-sdk/client-cloudwatch-logs';
import { logsClient } from '../clients';
import type { RunningLocalService } from '../localService';

/** The log events of a function that match a filter pattern; none while it has not run. */
export async function linesOf(
  service: RunningLocalService,
  functionName: string,
  filterPattern: string,
): Promise<readonly string[]> {
  try {
    const command = new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${functionName}`, filterPattern });
    return ((await logsClient(service).send(command)).events ?? []).map((event) => event.message ?? '');
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return [];
    throw error;
  }
}
