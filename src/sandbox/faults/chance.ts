import { createHash } from 'node:crypto';

/** A number from 0 to less than 1 that depends on nothing but the seed, the count and what it is for. */
export function chance(seed: number, count: number, use: string): number {
  return createHash('sha256').update(`${seed} ${count} ${use}`).digest().readUInt32BE() / 2 ** 32;
}
