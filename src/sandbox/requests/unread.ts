import { distance } from 'fastest-levenshtein';

import type { Fields } from '../../http/operation-docs.js';
import { byNearness } from '../nearest.js';

/** So many unread fields are named of one body (choice): each is compared with all that the operation has. */
const MAX_NAMED = 20;

/** The fields of a body that no document of the operation has, each in a sentence with the nearest that it has. */
export function unreadIn(body: unknown, fields: Fields): string[] {
  const named: string[] = [];
  for (const sentence of sentencesOn(body, fields, '')) {
    if (named.length === MAX_NAMED) return [...named, 'and others'];
    named.push(sentence);
  }
  return named;
}

function* sentencesOn(body: unknown, fields: Fields, path: string): Generator<string> {
  if (typeof body !== 'object' || body === null) return;
  for (const [name, value] of Object.entries(body)) {
    if (Array.isArray(body)) {
      yield* sentencesOn(value, fields, `${path}[${name}]`);
      continue;
    }
    const whole = path ? `${path}.${name}` : name;
    const inner = fields.get(name);
    if (inner) yield* sentencesOn(value, inner, whole);
    else if (!fields.has(name)) yield sentence(whole, nearestName(name, [...fields.keys()]));
  }
}

function sentence(name: string, nearest: string | undefined): string {
  return `${name}: not read${nearest ? `; did you mean ${nearest}?` : ''}`;
}

/**
 * The name that was likely meant: one that has all the words of the other (`amount`, `received_amount`), or else one that
 * differs in few letters (choice).
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const plain = wordsOf(name).join('_');
  const words = wordsOf(name);
  const byDistance = byNearness(plain, known);
  const byLetters = byDistance.find((other) => distance(other, plain) <= Math.max(1, Math.floor(plain.length / 4)));
  return byLetters ?? byDistance.find((other) => isAmong(words, wordsOf(other)) || isAmong(wordsOf(other), words));
}

/** `receivedAmount` and `received-amount` have the words of `received_amount`. */
function wordsOf(name: string): string[] {
  const apart = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
  return apart.split(/[^a-z\d]+/).filter(Boolean);
}

function isAmong(words: readonly string[], others: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => others.includes(word));
}
