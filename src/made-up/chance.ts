import type { Faker } from '@faker-js/faker';

export type { Faker };

/** Days are counted from 1970, as numbers: 19_000 is 2022-01-08. */
export type Day = number;

const DAY_MS = 86_400_000;
const AREAS = ['206', '212', '303', '312', '415', '503', '512', '617', '702', '919'];

export const dayOf = (text: string): Day => Math.floor(Date.parse(text) / DAY_MS);
export const dateOf = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
export const yearOf = (day: Day): number => new Date(day * DAY_MS).getUTCFullYear();
export const firstDayOf = (year: number): Day => dayOf(`${year}-01-01`);

/** Chance, always the same for the same seed: all of it comes from faker's own. */
export class Chance {
  constructor(readonly faker: Faker) {}

  /** From 0 to just below 1. */
  next(): number {
    return this.faker.number.float();
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number; both ends can be. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.next() * choices.length)];
  }

  /** One of these, each as likely as its weight says. */
  weighted(weights: readonly number[]): number {
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    return Math.max(
      weights.findIndex((weight) => (left -= weight) < 0),
      0,
    );
  }

  /** An amount with a long tail: half are below the median, and now and then one is a hundred times as large. */
  amount(median: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return rounded(median * Math.exp(1.1 * normal));
  }

  /** The ten digits of a telephone number, from the range that is kept free for fiction. */
  telephone(): string {
    return `${this.pick(AREAS)}55501${String(this.whole(0, 99)).padStart(2, '0')}`;
  }

  /** A moment of a day, by daylight in America. */
  moment(day: Day): string {
    const two = (number: number) => String(number).padStart(2, '0');
    return `${dateOf(day)}T${two(this.whole(14, 23))}:${two(this.whole(0, 59))}:${two(this.whole(0, 59))}Z`;
  }
}

/** As people give: 25 and not 23.77. */
function rounded(amount: number): number {
  const step = amount < 20 ? 5 : amount < 200 ? 10 : amount < 2000 ? 50 : 500;
  return Math.max(Math.round(amount / step) * step, 5);
}
