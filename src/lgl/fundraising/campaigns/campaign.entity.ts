import { Entity } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { CreateBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { OmitFields } from '../../../fields/field.js';
import { IdField } from '../../../fields/fields.js';
import { BooleanField, DateField, DecimalField, LongTextField, TextField } from '../../resource/fields.js';

/** A campaign that money is raised in. */
@Entity('campaigns')
export class Campaign extends AccountRecord {
  @IdField() id: number;
  @TextField({ required: true, searched: true, example: 'Annual Giving' }) name: string;
  @LongTextField() description: string | null;
  @DecimalField({ example: 2500 }) financial_goal: number | null;
  @DateField() start_date: string | null;
  @DateField() end_date: string | null;
  @TextField() code: string | null;
  @BooleanField({ initial: true, description: 'Stored and not answered (choice).' }) is_active: boolean;
}

export class CreateCampaign extends CreateBodyOf(Campaign) {}
export class UpdateCampaign extends UpdateBodyOf(Campaign) {}

/** A campaign as the published API answers it. */
export class CampaignAnswer extends OmitFields(Campaign, ['is_active']) {}
