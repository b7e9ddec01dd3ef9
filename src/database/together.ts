/** How many are answered by one statement at most, so that others on the connection do not wait long. */
const MOST = 16;

interface Asked {
  readonly own: readonly unknown[];
  readonly shared: readonly unknown[];
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/**
 * A SELECT of one value, for many who ask it with values of their own. Who comes while it runs waits, and those who wait are
 * answered by one statement: for SQLite to begin a statement takes longer than to find one more record, and so does each
 * way to its thread and back.
 */
export class Together {
  private waiting: Asked[] = [];
  private isRunning = false;
  /** The same for each of a JSON array of values. */
  private readonly forEach: string;

  constructor(
    private readonly text: string,
    private readonly rows: (text: string, values: readonly unknown[]) => Promise<{ item: unknown }[]>,
    /** How many of the last values those who are answered together must have in common. */
    private readonly shared = 0,
  ) {
    // A `?` stands for a value and for nothing else.
    const [first, ...rest] = text.split('?');
    const isOwn = (index: number) => index < rest.length - shared;
    const all = rest.map((part, index) => `${isOwn(index) ? `(asked.value ->> ${index})` : '?'}${part}`);
    this.forEach = `SELECT (${first}${all.join('')}) AS item FROM json_each(?) AS asked`;
  }

  /** The value that the statement finds as its `item`, or `undefined`. */
  ask(values: readonly unknown[]): Promise<unknown> {
    const end = values.length - this.shared;
    return new Promise((resolve, reject) => {
      this.waiting.push({ own: values.slice(0, end), shared: values.slice(end), resolve, reject });
      if (!this.isRunning) this.begin();
    });
  }

  /** Soon, for the requests of others may have come by the same wake-up, and are asked in a moment. */
  private begin(): void {
    this.isRunning = true;
    setImmediate(() => this.next());
  }

  private next(): void {
    const asked = this.waiting.filter(({ shared }) => isSame(shared, this.waiting[0].shared)).slice(0, MOST);
    this.waiting = this.waiting.filter((each) => !asked.includes(each));
    this.isRunning = asked.length > 0;
    if (!this.isRunning) return;
    void this.answer(asked).then(() => this.begin());
  }

  private async answer(asked: readonly Asked[]): Promise<void> {
    try {
      const items = await this.find(asked);
      asked.forEach(({ resolve }, index) => resolve(items[index] ?? undefined));
    } catch (error) {
      // What cannot be found for one must not fail for the others.
      if (asked.length > 1) for (const each of asked) await this.answer([each]);
      else asked[0].reject(error);
    }
  }

  private async find(asked: readonly Asked[]): Promise<unknown[]> {
    const [{ own, shared }] = asked;
    const rows = await (asked.length === 1
      ? this.rows(this.text, [...own, ...shared])
      : this.rows(this.forEach, [...shared, JSON.stringify(asked.map((each) => each.own))]));
    return rows.map(({ item }) => item);
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.every((value, index) => value === other[index]);
}
