import sql from 'sql-template-tag';

import { attribute, type Attributes } from '../../src/lgl/search/attributes.js';
import { since, sinceDay, until, untilDay } from '../../src/lgl/search/dates.js';
import { flag, running } from '../../src/lgl/search/flags.js';
import { among, ids, included } from '../../src/lgl/search/ids.js';
import { compared } from '../../src/lgl/search/numbers.js';
import { latest, type RelatedInOrder, sameOne, some } from '../../src/lgl/search/related.js';
import type { Related, Terms } from '../../src/lgl/search/term.js';
import {
  beginsWith,
  comparedText,
  contains,
  containsDigits,
  containsWords,
  equals,
  exactly,
  oneOf,
} from '../../src/lgl/search/texts.js';
import { typesInYears } from '../../src/lgl/search/years.js';

const ofPerson = (table: string): Related => ({ table, column: 'person_id' });

export const memberships: RelatedInOrder = {
  ...ofPerson('memberships'),
  newest: sql`finish_date IS NULL DESC, finish_date DESC, id DESC`,
};

const attributes: Attributes = {
  definitions: 'attributes',
  where: sql`item_type = 'Person'`,
  values: ofPerson('attribute_values'),
  attribute: 'attribute_id',
};

/** A search of people that has a term of every kind. */
export const PEOPLE: Terms = {
  name: containsWords('names'),
  phone_number: some(ofPerson('phones'), containsDigits('digits', 'number')),
  ...sameOne(ofPerson('addresses'), {
    street: contains('street'),
    city: equals('city'),
    postal_code: beginsWith('postal_code'),
  }),
  keyword: some(ofPerson('person_keywords'), ids('keyword_id')),
  external_id: exactly('external_id'),
  external_ids: oneOf('external_id'),
  constituent_type: flag('is_org'),
  updated_from: since('updated_at'),
  updated_to: until('updated_at'),
  joined_from: sinceDay('joined', { until: 'joined_to' }),
  joined_to: untilDay('joined'),
  amount: compared('amount'),
  funds: among('fund_id'),
  fund_types: included(some({ table: 'funds', column: 'id', key: 'fund_id' }, ids('type_id'))),
  membership_status: running(memberships, 'date_start', 'finish_date'),
  membership_level: latest(memberships, ids('level_id')),
  membership_end_date_from: latest(memberships, sinceDay('finish_date')),
  membership_end_date_to: latest(memberships, untilDay('finish_date')),
  class: some(ofPerson('classes'), typesInYears('type_id', 'year')),
  custom_attr: attribute(attributes, comparedText('value')),
  custom_attr_from: attribute(attributes, sinceDay('day')),
  custom_attr_to: attribute(attributes, untilDay('day')),
  custom_attr_int: attribute(attributes, compared('number')),
};
