/** The entries of a list that the sandbox answers, whatever it calls them there. */
export function entriesOf<T>(answer: unknown): readonly T[] {
  if (Array.isArray(answer)) return answer;
  return Object.values(answer ?? {}).find(Array.isArray) ?? [];
}
