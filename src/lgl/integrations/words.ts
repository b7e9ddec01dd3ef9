import { STATUSES } from '../fundraising/appeal-requests/appeal-request.entity.js';
import type { Kind } from './kinds.js';

type Words = Readonly<Record<string, unknown>>;

const FLAG: Words = { yes: true, no: false };

/** What LGL's mappings take for a value, in whatever case, and the API does not (live). */
const WORDS: Readonly<Record<string, Words>> = {
  'constituent.is_org': { individual: false, organization: true },
  'invitation.rsvp': { invited: 0, yes: 1, no: 2, maybe: 3, unknown: 4 },
  'invitation.attended': { yes: 1, no: 0 },
  'appeal_request.status': Object.fromEntries(STATUSES.map((status) => [status, status])),
};

/** A value as the API takes it: a word that LGL's mappings know is what it means, and all else as it was sent. */
export function meaningOf({ name, type }: Kind, key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const isFlag = Reflect.getMetadata('design:type', type.prototype as object, key) === Boolean;
  const words = { ...(isFlag ? FLAG : {}), ...WORDS[`${name}.${key}`] };
  const word = value.trim().toLowerCase();
  return Object.hasOwn(words, word) ? words[word] : value;
}
