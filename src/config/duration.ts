/** How long something lasts. Months and days are those of the calendar, so how long they are depends on when they begin. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly ms: number;
}

const ISO_8601 =
  /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;

/** Reads a duration of ISO 8601, such as `P1M`, `P1DT12H` or `PT0.5S`; `undefined` when it is none. */
export function parseDuration(text: string): Duration | undefined {
  const parts = ISO_8601.exec(text);
  if (!parts) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return {
    months: 12 * years + months,
    days: 7 * weeks + days,
    ms: Math.round(1000 * (3600 * hours + 60 * minutes + seconds)),
  };
}

/** The time so much later, in UTC. A month after the 31st is the last day of a month that has no 31st. */
export function later(time: Date, { months, days, ms }: Duration): Date {
  const result = new Date(time);
  result.setUTCMonth(result.getUTCMonth() + months);
  if (result.getUTCDate() !== time.getUTCDate()) result.setUTCDate(0);
  return new Date(result.getTime() + days * 86_400_000 + ms);
}
