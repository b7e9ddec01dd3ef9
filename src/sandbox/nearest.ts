import { distance } from 'fastest-levenshtein';

/** Texts in the order of how little they differ from one that is none of them, for whoever has mistyped it. */
export function byNearness(text: string, known: readonly string[]): string[] {
  return known.toSorted((a, b) => distance(a, text) - distance(b, text));
}

/** The one that differs least; `undefined` where there is none. */
export function nearestOf(text: string, known: readonly string[]): string | undefined {
  return byNearness(text, known)[0];
}
