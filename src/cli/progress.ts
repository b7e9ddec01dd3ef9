/** How often the line is written anew. */
const EVERY_MS = 200;
const CLEAR = '\r\u001B[K';

/** A line on a terminal that says how far long work is; nothing where standard error is no terminal. */
export class ProgressLine {
  private shownAt = -Infinity;

  constructor(
    private readonly what: string,
    private readonly output: NodeJS.WriteStream = process.stderr,
  ) {}

  /** So many are done, of so many where that is known. */
  readonly show = (done: number, total?: number): void => {
    if (!this.output.isTTY || performance.now() - this.shownAt < EVERY_MS) return;
    this.shownAt = performance.now();
    const share = total ? ` of ${total} (${Math.floor((100 * done) / total)} %)` : '';
    this.output.write(`${CLEAR}${this.what}: ${done}${share}`);
  };

  /** Takes the line away. */
  end(): void {
    if (this.output.isTTY && this.shownAt > -Infinity) this.output.write(CLEAR);
  }
}

/** Does work that says how far it is on such a line, which is gone afterwards. */
export async function withProgress<T>(what: string, work: (show: ProgressLine['show']) => Promise<T>): Promise<T> {
  const line = new ProgressLine(what);
  try {
    return await work(line.show);
  } finally {
    line.end();
  }
}
