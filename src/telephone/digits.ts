/** The digits of a number and nothing else, whatever else it was written with; `null` when it has none. */
export function digitsOf(number: string | null | undefined): string | null {
  return number?.replace(/[^0-9]/g, '') || null;
}
