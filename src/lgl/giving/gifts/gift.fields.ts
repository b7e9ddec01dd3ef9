import sql, { raw } from 'sql-template-tag';

import { field, MAX_DECIMAL, MAX_INTEGER, numeric } from '../../../fields/fields.js';
import { text, wholeNumber } from '../../../fields/validators.js';
import { lenient } from '../../resource/coercion.js';
import { nameOf } from '../../resource/reference.js';
import { giftCategories } from '../gift-categories/gift-category.resource.js';

/** The amount; what cannot be one becomes `NaN`, which the gift's own rule refuses in LGL's words. */
export const AmountField = () =>
  field({
    options: { example: 100, description: 'Needed. Negative for a refund.' },
    api: { type: Number },
    column: { type: 'decimal', precision: 14, scale: 2, nullable: true, transformer: numeric },
    coerce: amountIn,
    check: () => undefined,
  });

/** Two decimals are kept (choice). */
function amountIn(sent: unknown): number | null | undefined {
  const value = lenient.decimal(sent);
  if (value === null || value === undefined) return value;
  if (typeof value !== 'number' || !(Math.abs(value) <= MAX_DECIMAL)) return NaN;
  return Math.sign(value) * Number(`${Math.round(Number(`${Math.abs(value)}e2`))}e-2`);
}

/** The name of the category; it is looked for among those of the gift's type, which is settled first. */
export const CategoryNameField = () =>
  field({
    options: { example: 'Donation' },
    api: { type: String, nullable: true },
    select: (table) => nameOf(giftCategories, table, 'gift_category_id'),
    coerce: lenient.text,
    check: text(255),
  });

export const ParentGiftField = () =>
  field({
    options: { description: 'The pledge that this gift pays, or the gift that it is a credit for.', example: null },
    api: { type: 'integer', nullable: true },
    column: { type: 'integer', nullable: true },
    coerce: lenient.integer,
    check: wholeNumber(0, MAX_INTEGER),
  });

/** The external id of that gift, by which it can be picked as well. */
export const ParentExternalIdField = () =>
  field({
    options: {},
    api: { type: String, nullable: true },
    select: (table) => sql`(SELECT parent.external_id FROM gifts AS parent
      WHERE ${raw(`parent.account_id = ${table}.account_id AND parent.id = ${table}.parent_gift_id`)})`,
    coerce: lenient.text,
    check: text(255),
  });
