/**
 * LGL takes numbers and booleans that were sent as strings (doc, wire); from a form, everything is one. Each function
 * turns what can only mean one value into that value and leaves the rest as it is, for the validation to refuse.
 */
export function toNumber(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value.trim() === '') return null;
  return /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
}

export function toBoolean(value: unknown): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const text = String(value).trim().toLowerCase();
  if (text === '') return null;
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : value;
}

/** A number sent for a text, such as an `external_id`, comes back as a string (wire). */
export function toText(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value;
}
