import { Entity, Index } from 'typeorm';

import { CreateBodyOf } from '../../fields/body.js';
import { matching } from '../../fields/validators.js';
import { OwnedRecord } from '../owners/owned-record.js';
import { ChoiceField, PrefixedIdField, TextField } from '../resource/fields.js';

/** Where a patient or a doctor is found. It has no routes of its own: it comes and goes with its owner. */
@Entity('addresses')
@Index(['account_id', 'patient_id'])
@Index(['account_id', 'doctor_id'])
export class Address extends OwnedRecord {
  @PrefixedIdField('adr') id: number;
  @ChoiceField(['default', 'delivery', 'shipping', 'billing']) type_: string;
  @TextField({ required: true, example: '1 Main Street' }) street: string;
  @TextField() line_two: string | null;
  @TextField({ required: true, example: 'Austin' }) city: string;
  @TextField({ required: true, example: 'TX' }) state: string;
  @TextField({ required: true, check: matching(/^\d{5}(-\d{4})?$/, 'a ZIP code'), example: '78701' }) zip: string;
}

export class CreateAddress extends CreateBodyOf(Address) {}
