import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../accounts/account-record.js';
import { TimestampField } from '../../fields/fields.js';
import { matching } from '../../fields/validators.js';
import { ChoiceField, PhoneNumberField, PrefixedIdField, TextField } from '../resource/fields.js';

export const NPI = /^\d{10}$/;
export const DEA = /^[a-z]{2}\d{7}$/i;

/** Somebody who prescribes. */
@Entity('doctors')
@Index(['account_id', 'npi'])
@Index(['account_id', 'dea'])
export class Doctor extends AccountRecord {
  @PrefixedIdField('doc') id: number;
  @TextField({ required: true, example: 'John' }) first_name: string;
  @TextField({ required: true, example: 'Smith' }) last_name: string;

  @TextField({ required: true, check: matching(NPI, 'a number of 10 digits'), example: '1234567893' })
  npi: string;

  @TextField({ check: matching(DEA, 'two letters and seven digits'), example: 'AB1234563' })
  dea: string | null;

  @TextField() spi: string | null;
  @ChoiceField(['M.D.', 'N.P.', 'ARNP', 'D.V.M.', 'P.A.', 'F.P.N']) prescriber_type: string | null;
  @ChoiceField(['E-Script', 'Fax', 'Phone']) renewal_method: string | null;
  @PhoneNumberField() fax_number: string | null;
  @TextField() email: string | null;
  @TextField() website: string | null;
  @TextField() state_license: string | null;
  @TextField() practice_location: string | null;
  @TextField({ max: 2000 }) comments: string | null;
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
}
