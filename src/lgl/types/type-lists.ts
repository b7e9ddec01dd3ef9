import sql, { type Sql } from 'sql-template-tag';

import type { NamedList } from '../resource/reference.js';
import { ACCOUNT_TYPES, type SHARED_TYPES } from './standard-types.js';

type ListKey = (typeof SHARED_TYPES)[number] | keyof typeof ACCOUNT_TYPES;

/** A list of types: what LGL calls it, and where its values are stored. */
export interface TypeList extends NamedList {
  readonly key: string;
  readonly name: string;
}

/** The list with a key such as `phone_number_types`. */
export function typeList(key: ListKey): TypeList {
  const words = key.split('_');
  const name = words.map((word) => word[0].toUpperCase() + word.slice(1)).join(' ');
  const ofAccount = key in ACCOUNT_TYPES;
  const where: Sql | undefined = ofAccount ? sql`list = ${key}` : undefined;
  return { key, name, singular: singular(words.join(' ')), table: ofAccount ? 'account_types' : key, where, ofAccount };
}

/** The ten lists that `GET /types` shows, in its order. */
export const TYPE_LISTS: readonly TypeList[] = (
  [
    'contact_report_types',
    'email_address_types',
    'mailing_types',
    'street_address_types',
    'phone_number_types',
    'web_address_types',
    'volunteering_categories',
    'appeal_types',
    'event_types',
    'note_types',
  ] satisfies ListKey[]
).map(typeList);

/** `note types` → `note type` */
export function singular(plural: string): string {
  return plural.replace(/ies$/, 'y').replace(/(?<=status)es$|s$/, '');
}
