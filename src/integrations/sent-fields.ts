import type { SentFields, SentValue } from './importer.js';
import type { Mapping } from './integration.entity.js';

/** What of a payload means something, and the keys that mean nothing and are passed over (live). */
export interface ReadPayload {
  readonly sent: SentFields;
  readonly ignored: readonly string[];
}

/**
 * Reads a payload by the mapping of its listener. A key with dots names what lies in an object, `donor.mail`, unless there
 * is a key that is written so; what is empty counts as not sent (choice).
 */
export function readPayload(mapping: Mapping, payload: Readonly<Record<string, unknown>>): ReadPayload {
  const sent = new Map<string, SentValue>();
  for (const [key, field] of Object.entries(mapping)) {
    const value = valueAt(payload, key);
    if (value !== undefined && value !== null && value !== '') sent.set(field, { key, value });
  }
  return { sent, ignored: keysIn(payload).filter((key) => !Object.keys(mapping).some((known) => isIn(key, known))) };
}

function valueAt(payload: object, key: string): unknown {
  if (Object.hasOwn(payload, key)) return (payload as Record<string, unknown>)[key];
  return key
    .split('.')
    .reduce<unknown>(
      (value, part) => (isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined),
      payload,
    );
}

/** Every key, those in an object with what they are in. */
function keysIn(value: object, within = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    isObject(inner) && !Array.isArray(inner) ? keysIn(inner, `${within}${key}.`) : [`${within}${key}`],
  );
}

/** The same key, or in a list whose entries have keys. */
function isIn(key: string, known: string): boolean {
  return key === known || known.startsWith(`${key}.`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
