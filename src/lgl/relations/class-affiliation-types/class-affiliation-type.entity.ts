import { Entity } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { IdField } from '../../../fields/fields.js';
import { IntegerField, TextField } from '../../resource/fields.js';

/** What somebody is to a class of a school. */
@Entity('class_affiliation_types')
export class ClassAffiliationType extends AccountRecord {
  @IdField() id: number;
  @TextField({ required: true, example: 'Student' }) name: string;
  @IntegerField({ required: true, example: 0 }) ordinal: number;
}
