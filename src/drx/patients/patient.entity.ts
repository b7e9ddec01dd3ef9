import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../accounts/account-record.js';
import { TimestampField } from '../../fields/fields.js';
import { matching } from '../../fields/validators.js';
import {
  BooleanField,
  ChoiceField,
  DateField,
  ForeignIdField,
  IntegerField,
  MomentField,
  PrefixedIdField,
  TextField,
} from '../resource/fields.js';

/** Somebody who is given medicine: a person, or an animal (`race`). */
@Entity('patients')
@Index(['account_id', 'last_name'])
export class Patient extends AccountRecord {
  @PrefixedIdField('pat') id: number;
  @TextField({ required: true, sorted: true, example: 'John' }) first_name: string;
  @TextField({ required: true, sorted: true, example: 'Doe' }) last_name: string;
  @TextField({ max: 10 }) middle_initial: string | null;
  @DateField({ required: true, example: '1980-01-15' }) date_of_birth: string;
  @ChoiceField(['M', 'F'], { required: true }) gender: string;
  @TextField() email: string | null;
  @ChoiceField(['active', 'inactive'], { required: true, readOnly: true, example: 'active' }) status: string;
  @BooleanField() deceased: boolean;
  @TextField() drivers_license: string | null;

  @TextField({ secret: true, check: matching(/^\d{3}-\d{2}-\d{4}$/, 'like 123-45-6789'), example: '123-45-6789' })
  social_security_number: string | null;

  @ForeignIdField() alternate_id: string | null;
  @ChoiceField(['Ship', 'Pickup', 'Delivery']) delivery_method: string | null;
  @BooleanField() auto_refill: boolean;
  @IntegerField() height_in_centimeters: number | null;
  @IntegerField() weight_in_grams: number | null;
  @BooleanField() automatically_charge_rx_to_account: boolean;
  @ForeignIdField() facility_room_id: string | null;
  @ForeignIdField() facility_wing_id: string | null;
  @BooleanField() blister_pack: boolean;
  @IntegerField({ to: 3, description: '0 text, 1 email, 2 phone, 3 do not notify.' }) notify_method: number | null;
  @MomentField() dont_notify_again_until: string | null;
  @BooleanField() easy_open: boolean;
  @DateField() cycle_fill_date: string | null;
  @IntegerField() cycle_interval: number | null;
  @ChoiceField(['Human', 'Dog', 'Cat', 'Bird', 'Reptile', 'Rodent', 'Horse', 'Other']) race: string | null;
  @ChoiceField(['English', 'Spanish']) primary_language: string | null;
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
}
