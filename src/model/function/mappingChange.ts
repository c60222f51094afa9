/** A change of a mapping or its queue that Dwell offers. Each is one call, and idempotent. */
export type MappingChange =
  | { readonly kind: 'enable'; readonly uuid: string }
  /** Absent values stay as they are. */
  | {
      readonly kind: 'mapping';
      readonly uuid: string;
      readonly bisectsBatch?: boolean;
      readonly maximumRetryAttempts?: number;
      readonly reportsItemFailures?: boolean;
    }
  | { readonly kind: 'visibility'; readonly queueArn: string; readonly seconds: number }
  | {
      readonly kind: 'redrivePolicy';
      readonly queueArn: string;
      readonly deadLetterArn: string;
      readonly maximumReceives: number;
    };
