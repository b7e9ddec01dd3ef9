/** How many are answered by one statement at most, so that others on the connection do not wait long (choice). */
const MOST = 16;

interface Asked {
  readonly values: readonly unknown[];
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * A SELECT of one value, for many who ask it with values of their own. Who comes while it runs waits, and all who wait are
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
  ) {
    // A `?` stands for a value and for nothing else.
    const [first, ...rest] = text.split('?');
    const each = rest.map((part, index) => `(asked.value ->> ${index})${part}`);
    this.forEach = `SELECT (${first}${each.join('')}) AS item FROM json_each(?) AS asked`;
  }

  /** The value that the statement finds as its `item`, or `undefined`. */
  ask(values: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ values, resolve, reject });
      if (!this.isRunning) this.next();
    });
  }

  private next(): void {
    const asked = this.waiting.splice(0, MOST);
    this.isRunning = asked.length > 0;
    if (!this.isRunning) return;
    // Those who wait go first: the database works while these are answered.
    this.run(asked.map(({ values }) => values)).then(
      (items) => {
        this.next();
        asked.forEach(({ resolve }, index) => resolve(items[index] ?? undefined));
      },
      (error: Error) => {
        this.next();
        for (const { reject } of asked) reject(error);
      },
    );
  }

  private async run(asked: readonly (readonly unknown[])[]): Promise<unknown[]> {
    const rows = await (asked.length === 1
      ? this.rows(this.text, asked[0])
      : this.rows(this.forEach, [JSON.stringify(asked)]));
    return rows.map(({ item }) => item);
  }
}
