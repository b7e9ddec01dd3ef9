/** What is to be made up. */
export interface Wanted {
  /** How many people and organisations Little Green Light has; whatever else there is goes by it. */
  readonly constituents: number;
  /** The same number gives the same records. */
  readonly seed: number;
  /** The first day, and the last one that anything is of, such as `2019-01-01`. */
  readonly since: string;
  readonly until: string;
}
