import sql from 'sql-template-tag';

import { columnsOf, View } from '../../records/view.js';
import { Constituent } from '../constituents/constituent.entity.js';
import { type Resource, versionColumn } from '../resource/resource.js';
import { PhoneNumber } from './phone-number.entity.js';

const table = 'phone_numbers';
/** Preferred first, then by type (wire). */
const order = sql`is_preferred DESC, phone_number_type_id, id`;
const columns = columnsOf(PhoneNumber, table);

export const phoneNumbers: Resource<PhoneNumber> = {
  type: PhoneNumber,
  table,
  itemType: 'phone_number',
  parents: { constituent_id: { type: Constituent, column: 'item_id' } },
  listed: new View(table, columns, order),
  shown: new View(table, [versionColumn, ...columns], order),
};

/** Inside a constituent, the records do not name it again (doc). */
export const phoneNumbersInside = new View<Omit<PhoneNumber, 'item_id' | 'item_type'>>(
  table,
  columnsOf(PhoneNumber, table, ['item_id', 'item_type']),
  order,
);
