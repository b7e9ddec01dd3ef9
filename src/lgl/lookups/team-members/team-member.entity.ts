import { Entity } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { IdField } from '../../../fields/fields.js';
import { BooleanField, IntegerField, TextField } from '../../resource/fields.js';

/** Somebody who works with the account's records. */
@Entity('team_members')
export class TeamMember extends AccountRecord {
  @IdField() id: number;
  @TextField({ required: true, example: 'Casey' }) first_name: string;
  @TextField({ required: true, example: 'Moore' }) last_name: string;
  @TextField({ required: true, example: 'casey@example.org' }) email: string;
  @IntegerField({ required: true, example: 1 }) role_id: number;
  @BooleanField() is_admin: boolean;
  @BooleanField() is_primary_contact: boolean;
  @BooleanField() is_billing_contact: boolean;
}
