/** The whole number that a query parameter says, of `from` or more; `undefined` when it says anything else. */
export function wholeNumberIn(parameter: unknown, from: number): number | undefined {
  const number = typeof parameter === 'string' && /^\d+$/.test(parameter) ? Number(parameter) : NaN;
  return number >= from && Number.isSafeInteger(number) ? number : undefined;
}
