interface Lane {
  running: number;
  readonly waiting: (() => void)[];
}

/** Runs asynchronous tasks, of those with the same key only so many at a time, in the order in which they came. */
export class Lanes<K> {
  private readonly lanes = new Map<K, Lane>();

  constructor(private readonly width: number) {}

  /** How many tasks wait for their turn. */
  get waiting(): number {
    return [...this.lanes.values()].reduce((sum, { waiting }) => sum + waiting.length, 0);
  }

  async run<T>(key: K, task: () => Promise<T>): Promise<T> {
    const lane = this.lanes.get(key) ?? { running: 0, waiting: [] };
    this.lanes.set(key, lane);
    if (lane.running < this.width) lane.running += 1;
    else await new Promise<void>((resolve) => lane.waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = lane.waiting.shift();
      if (next) next();
      else if ((lane.running -= 1) === 0) this.lanes.delete(key);
    }
  }
}
