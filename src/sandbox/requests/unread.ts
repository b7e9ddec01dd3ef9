import { distance } from 'fastest-levenshtein';

import type { Fields } from '../../http/operation-docs.js';
import { byNearness } from '../nearest.js';

/** The fields of a body that no document of the operation has, each in a sentence with the nearest that it has. */
export function unreadIn(body: unknown, fields: Fields, path = ''): string[] {
  if (Array.isArray(body)) return body.flatMap((item, index) => unreadIn(item, fields, `${path}[${index}]`));
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    const whole = path ? `${path}.${name}` : name;
    if (!fields.has(name)) return [sentence(whole, nearestName(name, [...fields.keys()]))];
    const inner = fields.get(name);
    return inner ? unreadIn(value, inner, whole) : [];
  });
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
