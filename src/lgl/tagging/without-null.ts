/** What was sent, where `null` for a field that is never empty says as much as leaving it out (choice). */
export function withoutNull<R extends object>(values: Partial<R>, ...keys: (keyof R & string)[]): Partial<R> {
  const never: readonly string[] = keys;
  const sent = Object.entries(values).filter(([key, value]) => value !== null || !never.includes(key));
  return Object.fromEntries(sent) as Partial<R>;
}
