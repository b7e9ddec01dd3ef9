/**
 * Work that is gone through again whenever something calls for it, and never twice at once: a call while it goes on has
 * it done once more afterwards.
 */
export class Rounds {
  private started = false;
  private current?: Promise<void>;
  private again = false;

  /** `round` must not fail. */
  constructor(private readonly round: () => Promise<void>) {}

  get areOn(): boolean {
    return this.started;
  }

  /** From now on calls count. */
  start(): void {
    this.started = true;
  }

  /** Calls for a round. */
  next(): void {
    if (!this.started) return;
    if (this.current) {
      this.again = true;
      return;
    }
    this.again = false;
    this.current = this.round().finally(() => {
      this.current = undefined;
      if (this.again) this.next();
    });
  }

  /** Calls no longer count. Returns when the round that is under way is over. */
  stop(): Promise<void> {
    this.started = false;
    return this.current ?? Promise.resolve();
  }
}
