import { asNumber } from '../../fields/fields.js';
import { DerivedField } from './derived.field.js';

type Occasion = 'appeal_id' | 'event_id';

/**
 * What the constituent of a record has given for its occasion, as SQL: gifts (1), other income (5), pledges (7) and in
 * kind (8); the payments of a pledge that is counted are not counted again (choice).
 */
export const raised = (table: string, occasion: Occasion) => `(SELECT coalesce(round(sum(gift.received_amount), 2), 0)
  FROM gifts AS gift
  WHERE gift.account_id = ${table}.account_id AND gift.constituent_id = ${table}.constituent_id
    AND gift.${occasion} = ${table}.${occasion} AND gift.gift_type_id IN (1, 5, 7, 8)
    AND NOT EXISTS (SELECT 1 FROM gifts AS pledge
      WHERE pledge.account_id = gift.account_id AND pledge.id = gift.parent_gift_id AND pledge.gift_type_id = 7
        AND pledge.constituent_id = gift.constituent_id AND pledge.${occasion} = gift.${occasion}))`;

export const RaisedField = (occasion: Occasion) =>
  DerivedField(
    { type: Number, example: 0, description: 'What the constituent gave for it.' },
    (table) => raised(table, occasion),
    asNumber,
  );
