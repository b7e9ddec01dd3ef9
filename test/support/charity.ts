import { randomUUID } from 'node:crypto';

import { AccountsService } from '../../src/accounts/accounts.service.js';
import { DIALECT } from '../../src/database/database.js';
import type { Dialect } from '../../src/database/dialect.js';
import type { RecordClass, Records, StoredRecord } from '../../src/records/records.js';
import { UnitOfWork } from '../../src/records/unit-of-work.js';
import { Constituent } from '../../src/lgl/constituent/constituent.entity.js';
import { foldedNames } from '../../src/lgl/constituent/names.js';
import { EmailAddress } from '../../src/lgl/contact/email-addresses/email-address.entity.js';
import { PhoneNumber } from '../../src/lgl/contact/phone-numbers/phone-number.entity.js';
import { StreetAddress } from '../../src/lgl/contact/street-addresses/street-address.entity.js';
import { Membership } from '../../src/lgl/memberships/memberships/membership.entity.js';
import { ClassAffiliationType } from '../../src/lgl/relations/class-affiliation-types/class-affiliation-type.entity.js';
import { ClassAffiliation } from '../../src/lgl/relations/class-affiliations/class-affiliation.entity.js';
import { Attribute } from '../../src/lgl/tagging/attributes/attribute.entity.js';
import { ConstituentKeyword } from '../../src/lgl/tagging/constituent-categories/constituent-keyword.entity.js';
import { ConstituentAttributeValue } from '../../src/lgl/tagging/custom-attrs/constituent-attribute-value.entity.js';
import { GroupMembership } from '../../src/lgl/tagging/group-memberships/group-membership.entity.js';
import type { Person } from './search-model.js';
import type { Client, TestServer } from './server.js';

/** What else there is to search of a person who is stored as a constituent. */
export interface Member extends Person {
  sort_name: string;
  created_at: string;
  emails: string[];
  groups: number[];
  states: (string | null)[];
}

const KEYS: Partial<Attribute>[] = [
  { key: 'color', classification: 'text' },
  { key: 'age', classification: 'currency' },
  { key: 'since', classification: 'date' },
];

/** A client with a new account of these constituents, in the order of their ids, which count from 1. */
export async function charityOf(server: TestServer, members: readonly Member[]): Promise<Client> {
  const key = randomUUID();
  const caller = (await server.app.get(AccountsService).callerOf(key))!;
  const dialect = server.app.get<Dialect>(DIALECT);
  await server.app.get(UnitOfWork).write(caller, (records) => store(records, members, dialect));
  return server.client(key);
}

async function store(records: Records, members: readonly Member[], dialect: Dialect): Promise<void> {
  const each = <E extends StoredRecord>(type: RecordClass<E>, rowsOf: (member: Member) => Partial<E>[]) =>
    records.appendAll(type, members.flatMap(rowsOf));
  const [attribute] = await records.appendAll(
    Attribute,
    KEYS.map((sent) => ({ item_type: 'Constituent', name: sent.key, ordinal: 100, ...sent })),
  );
  await records.appendAll(ClassAffiliationType, [{ name: 'Alumni', ordinal: 3 }]);

  await each(Constituent, ({ names: [spouse_name, maiden_name, nick_name], external_id, ...member }) => {
    const { is_org, sort_name, created_at, updated_at } = member;
    const names = { spouse_name, maiden_name, nick_name, sort_name };
    const stored = { ...names, is_org, created_at, updated_at, external_constituent_id: external_id };
    const derived = { sort_key: sort_name.toLowerCase(), names_folded: foldedNames(names) };
    return [{ ...stored, ...derived, constituent_contact_type_id: 1 }];
  });
  const getToKnow = dialect.getToKnow?.('constituents');
  if (getToKnow) await records.query(getToKnow);
  await each(PhoneNumber, ({ id, phones }) =>
    phones.map(({ number }) => ({
      item_id: id,
      number,
      normalized_number: number.replace(/\D/g, '') || null,
      ...HOME,
    })),
  );
  await each(EmailAddress, ({ id, emails }) =>
    emails.map((address) => ({ item_id: id, address, email_address_type_id: 1, ...CURRENT })),
  );
  await each(StreetAddress, ({ id, addresses, states }) =>
    addresses.map((address, index) => ({ item_id: id, ...address, state: states[index] ?? null, ...AT_HOME })),
  );
  await each(ConstituentKeyword, ({ id, keywords }) =>
    [...new Set(keywords)].map((keyword_id) => ({ constituent_id: id, keyword_id })),
  );
  await each(GroupMembership, ({ id, groups }) => groups.map((group_id) => ({ constituent_id: id, group_id })));
  await each(Membership, ({ id, memberships }) =>
    memberships.map(({ level_id, date_start, finish_date }) => {
      return { constituent_id: id, membership_level_id: level_id, date_start, finish_date };
    }),
  );
  await each(ClassAffiliation, ({ id, classes }) =>
    classes.map(({ type_id, year }) => ({ constituent_id: id, class_affiliation_type_id: type_id, year })),
  );
  await each(ConstituentAttributeValue, ({ id, attributes }) =>
    attributes.map(({ key: of, ...values }) => {
      const attribute_id = attribute + KEYS.findIndex(({ key }) => key === of);
      return { constituent_id: id, attribute_id, ...values };
    }),
  );
}

const CURRENT = { is_preferred: false, not_current: false };
const HOME = { phone_number_type_id: 1, ...CURRENT };
const AT_HOME = { street_address_type_id: 1, ...CURRENT };
