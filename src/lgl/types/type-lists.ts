import { NamedList } from '../resource/reference.js';
import { ACCOUNT_TYPES } from './standard-types.js';
import { AccountType, EmailAddressType, PhoneNumberType, StreetAddressType, WebAddressType } from './type.entity.js';

/** The lists whose values have the same ids in every account (doc). */
const SHARED_TYPES = {
  email_address_types: EmailAddressType,
  street_address_types: StreetAddressType,
  phone_number_types: PhoneNumberType,
  web_address_types: WebAddressType,
} as const;

export type TypeListKey = keyof typeof SHARED_TYPES | keyof typeof ACCOUNT_TYPES;

/** A list of types. Those of an account grow by the names that records are given (choice). */
export class TypeList extends NamedList {
  /** What LGL calls it: `Note Types`. */
  readonly title: string;

  constructor(readonly key: TypeListKey) {
    const words = key.split('_');
    const shared = key in SHARED_TYPES;
    super(
      shared ? SHARED_TYPES[key as keyof typeof SHARED_TYPES] : AccountType,
      singular(words.join(' ')),
      shared
        ? { shared }
        : { only: { list: key }, derived: (name) => ({ display_name: name, code: null, ordinal: 100 }) },
    );
    this.title = words.map((word) => word[0].toUpperCase() + word.slice(1)).join(' ');
  }
}

const lists = new Map<TypeListKey, TypeList>();

/** The list with a key such as `phone_number_types`. */
export function typeList(key: TypeListKey): TypeList {
  let list = lists.get(key);
  if (!list) lists.set(key, (list = new TypeList(key)));
  return list;
}

/** The lists that `GET /types` shows, in its order (doc; the last: doc 2026). */
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
    'list_types',
  ] satisfies TypeListKey[]
).map(typeList);

/** `note types` → `note type` */
export function singular(plural: string): string {
  return plural.replace(/ies$/, 'y').replace(/(?<=status)es$|s$/, '');
}
