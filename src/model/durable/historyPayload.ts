/** An input or result as text. AWS leaves out payloads that were not asked for, and cuts long ones. */
export interface HistoryText {
  readonly text: string | undefined;
  readonly isTruncated: boolean;
}

/** The error of an operation, an invocation or an execution. Every part can be missing. */
export interface HistoryError {
  readonly type: string | undefined;
  readonly message: string | undefined;
  readonly data: string | undefined;
  readonly stack: readonly string[];
  readonly isTruncated: boolean;
}
