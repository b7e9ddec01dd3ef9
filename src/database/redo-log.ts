/** A statement as it was run. */
export interface Run {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** How many statements are done again at most. */
const MOST = 16;

/**
 * What a transaction has changed since its last savepoint, so that it can be rolled back to that and all of it but the end
 * be done again. Nobody else can have written meanwhile, so it comes to the same.
 */
export class RedoLog {
  private runs: Run[] = [];

  add(run: Run): void {
    // What comes later is done again by nobody: there is a savepoint before.
    if (this.runs.length <= MOST) this.runs.push(run);
  }

  /** How many statements it has. */
  get length(): number {
    return this.runs.length;
  }

  /** Whether there are more than are to be done again. */
  get isFull(): boolean {
    return this.runs.length > MOST;
  }

  /** What it had first, so many statements. */
  first(length: number): readonly Run[] {
    return this.runs.slice(0, length);
  }

  clear(): void {
    this.runs = [];
  }
}
