import { MAX_INTEGER } from '../../fields/fields.js';

/** The number in an id such as `phn_12345`; `undefined` when it is no id of this kind, and so names no record. */
export function numberIn(prefix: string, id: string): number | undefined {
  const [kind, digits = ''] = id.split('_', 2);
  const isId = kind === prefix && id === `${kind}_${digits}` && /^[1-9]\d{0,9}$/.test(digits);
  return isId && Number(digits) <= MAX_INTEGER ? Number(digits) : undefined;
}
