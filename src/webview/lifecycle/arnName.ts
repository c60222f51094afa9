/** The part of an ARN that people call the thing by: `orders-dlq`, `my-bus`, `other-function`. */
export function arnName(arn: string): string {
  return arn.split(/[:/]/).findLast((part) => part !== '') ?? arn;
}
