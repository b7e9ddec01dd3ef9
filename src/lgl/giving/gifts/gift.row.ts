import sql, { raw } from 'sql-template-tag';

import { FieldOrder, PickFields } from '../../../fields/field.js';
import { asNumber, field } from '../../../fields/fields.js';
import { GIFT, PLEDGE } from '../gift-types/gift-types.js';
import { Gift } from './gift.entity.js';

/** The amount; of a pledge, what is still owed: itself without the gifts under it, and not below 0 (live). */
const AmountOwedField = () =>
  field({
    options: { readOnly: true, description: 'Of a pledge, what is still owed.', example: 100 },
    api: { type: Number },
    shown: asNumber,
    select: (table) => {
      const amount = raw(`${table}.received_amount`);
      const owed = sql`(SELECT CASE WHEN sum(paid.received_amount) > ${amount} THEN 0
          ELSE round(${amount} - coalesce(sum(paid.received_amount), 0), 2) END
        FROM gifts AS paid
        WHERE ${raw(`paid.account_id = ${table}.account_id AND paid.parent_gift_id = ${table}.id
          AND paid.gift_type_id = ${GIFT}`)})`;
      return sql`CASE WHEN ${raw(`${table}.gift_type_id = ${PLEDGE}`)} THEN ${owed} ELSE ${amount} END`;
    },
  });

const ReceivedField = () =>
  field({
    options: { readOnly: true, example: '2021-07-01' },
    api: { type: String, format: 'date', nullable: true },
    select: (table) => sql`${raw(`${table}.received_date`)}`,
  });

/** A gift in the list of its constituent (doc). */
@FieldOrder('id', 'constituent_id', 'gift_type_id', 'gift_type_name', 'amount', 'date', 'created_at', 'updated_at')
export class GiftRow extends PickFields(Gift, [
  'id',
  'constituent_id',
  'gift_type_id',
  'gift_type_name',
  'created_at',
  'updated_at',
]) {
  @AmountOwedField() amount: number;
  @ReceivedField() date: string | null;
}
