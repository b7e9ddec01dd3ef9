import { Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { IdField } from '../../../fields/fields.js';
import type { RecordClass } from '../../../records/records.js';
import { DateField, DecimalField, LongTextField, ParentField } from '../../resource/fields.js';
import { Attribute } from '../attributes/attribute.entity.js';
import type { ItemType } from '../item-types.js';

/**
 * The value that a record has for an attribute: always a text, `""` when it is blank, and beside it what a search
 * compares. Each kind of record has a table of its own for it, with a `ParentField` for the record.
 */
@Index(['account_id', 'attribute_id'])
export abstract class AttributeValue extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => Attribute) attribute_id: number;
  @LongTextField({ required: true, searched: true }) value: string;
  @DecimalField() number: number | null;
  @DateField() day: string | null;
}

/** Where a kind of record keeps the values of its attributes: said once, for the answer and for what is sent. */
export interface AttributesOf {
  readonly itemType: ItemType;
  readonly value: RecordClass<AttributeValue>;
  /** The column of the value that names the record. */
  readonly column: string;
}
