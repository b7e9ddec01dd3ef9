/** What a client is sent when a request fails. */
export interface ErrorAnswer {
  status: number;
  body: object | string;
  headers?: Readonly<Record<string, string>>;
}

/** One of the APIs that the server speaks. */
export interface Face {
  /** Every path that begins with it belongs to the face. */
  readonly prefix: string;
  /** What is sent for an error, in the face's own shape. Unknown errors become a 500 that tells nothing. */
  errorAnswer(error: unknown): ErrorAnswer;
}
