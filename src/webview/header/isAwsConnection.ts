/** Whether functions of this connection run on AWS, not in the local service or behind a custom endpoint. */
export function isAwsConnection(connectionId: string): boolean {
  return connectionId.startsWith('aws:');
}
