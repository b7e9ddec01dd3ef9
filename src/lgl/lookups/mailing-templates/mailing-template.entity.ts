import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { IdField } from '../../../fields/fields.js';
import { ChoiceField, NameOf, ReferenceField, TextField } from '../../resource/fields.js';
import { typeList } from '../../types/type-lists.js';

/** A letter or email that is sent to constituents. */
@Entity('mailing_templates')
@Index(['account_id', 'mailing_type_id'])
export class MailingTemplate extends AccountRecord {
  @IdField() id: number;
  @TextField({ required: true, example: 'Donation Acknowledgment' }) name: string;
  @TextField({ example: 'donation_ack' }) code: string | null;
  @ReferenceField(typeList('mailing_types'), { example: 1 }) mailing_type_id: number | null;
  @NameOf('mailing_type_id', { example: 'Acknowledgment' }) mailing_type_name: string | null;
  @ChoiceField(['letter', 'email'], { required: true, example: 'letter' }) template_type: string;
}
