/** Where the requests are told. */
export const LOG = '/sandbox/requests';

/** A request in the log, as its row tells it. */
export interface Row {
  readonly id: number;
  readonly at: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly operation: string | null;
  /** `null` for a request that got no answer. */
  readonly status: number | null;
  /** In milliseconds. */
  readonly took: number;
  /** What a fault did to the answer. */
  readonly fault: string | null;
  /** The rule and the field that refused it. */
  readonly why: string | null;
  /** What was sent and never read, each in a sentence. */
  readonly unread: readonly string[];
}

export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** The same with all that was sent. */
export interface Exchange extends Row {
  readonly request: Message;
  readonly answer: Message;
}
