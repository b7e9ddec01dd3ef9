/** Other servers may change the list meanwhile: what they add or delete is noticed by the total, what they move is not. */
const GOOD_FOR_MS = 1000;
const MAX_PLACES = 5000;

/** Where a page of a list ended. */
export interface Place {
  /** How many records the whole list had. */
  readonly total: number;
  /** What the last record of the page has in the columns of the order. */
  readonly values: readonly unknown[];
}

/** What a reader of one list knows of it and leaves to the next: nothing, where records change while it reads. */
export interface ListPlaces {
  /** Whether nothing was written since the reader began. */
  readonly isUnchanged: boolean;
  /** Where the page before this offset ended. */
  before(offset: number): Place | undefined;
  remember(offset: number, place: Place): void;
}

/**
 * Remembers where pages of lists ended, so that the next page goes on from there instead of counting to its offset. Each
 * is good until the next write of its account.
 */
export class Places {
  private readonly places = new Map<string, Place & { readonly until: number }>();
  /** How many writes of an account this server has begun, and how many of them go on. */
  private readonly writes = new Map<number, { begun: number; open: number }>();

  /** Does what may change records of an account. */
  async whileChanging<T>(account_id: number, change: () => Promise<T>): Promise<T> {
    const writes = this.writes.get(account_id) ?? { begun: 0, open: 0 };
    this.writes.set(account_id, writes);
    writes.begun++;
    writes.open++;
    try {
      return await change();
    } finally {
      writes.open--;
    }
  }

  /** For one reading of a list; `list` tells it from all others of the account. */
  of(account_id: number, list: string): ListPlaces {
    const stateOf = (): number => {
      const { begun, open } = this.writes.get(account_id) ?? { begun: 0, open: 0 };
      return open === 0 ? begun : NaN;
    };
    const state = stateOf();
    const key = (offset: number): string => `${account_id} ${state} ${offset} ${list}`;
    return {
      get isUnchanged() {
        return stateOf() === state;
      },
      before: (offset) => {
        const place = this.places.get(key(offset));
        return place && place.until > performance.now() ? place : undefined;
      },
      remember: (offset, place) => {
        if (stateOf() === state) this.keep(key(offset), place);
      },
    };
  }

  private keep(key: string, place: Place): void {
    this.places.delete(key);
    this.places.set(key, { ...place, until: performance.now() + GOOD_FOR_MS });
    if (this.places.size > MAX_PLACES) this.places.delete(this.places.keys().next().value!);
  }
}
