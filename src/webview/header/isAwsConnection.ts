/** Whether a function of this connection runs in AWS: not in the local service, not behind an endpoint of one's own. */
export function isAwsConnection(connectionId: string): boolean {
  return connectionId.startsWith('aws:');
}
