import sql from 'sql-template-tag';

import { columnsOf, nestedColumn, View, type ViewColumn } from '../../records/view.js';
import { phoneNumbersInside } from '../phone-numbers/phone-number.resource.js';
import { type Resource, versionColumn } from '../resource/resource.js';
import { Constituent } from './constituent.entity.js';

const table = 'constituents';
const order = sql`sort_key, id`;
const columns = columnsOf(Constituent, table);

/** A kind of record that hangs on a constituent but does not exist here yet. */
const none = (key: string): ViewColumn => ({ key, select: () => sql`0`, decode: () => [] });

export const constituents: Resource<Constituent> = {
  type: Constituent,
  table,
  itemType: 'constituent',
  parents: {},
  listed: new View(table, columns, order),
  shown: new View(
    table,
    [
      versionColumn,
      ...columns,
      none('class_affiliations'),
      none('relationships'),
      none('street_addresses'),
      nestedColumn('phone_numbers', phoneNumbersInside, sql`item_id = constituents.id`),
      none('email_addresses'),
      none('web_addresses'),
      none('categories'),
      none('groups'),
      none('memberships'),
      none('custom_attrs'),
    ],
    order,
  ),
};
