import { Entity } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { CreateBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { OmitFields } from '../../../fields/field.js';
import { IdField } from '../../../fields/fields.js';
import {
  BooleanField,
  DateField,
  DecimalField,
  LongTextField,
  NameOf,
  ReferenceField,
  TextField,
} from '../../resource/fields.js';
import { campaigns } from '../campaigns/campaign.resource.js';

/** A fund that gifts go to. */
@Entity('funds')
export class Fund extends AccountRecord {
  @IdField() id: number;
  @TextField({ required: true, searched: true, example: 'General' }) name: string;
  @LongTextField() description: string | null;
  @TextField() code: string | null;
  @DateField() start_date: string | null;
  @DateField() end_date: string | null;
  @DecimalField({ example: 2500 }) financial_goal: number | null;
  @BooleanField({ initial: true, description: 'Stored and not answered (choice).' }) is_active: boolean;
  @ReferenceField(campaigns, { unknown: 'create', description: 'Stored and not answered (choice).' })
  campaign_id: number | null;

  @NameOf('campaign_id') campaign_name: string | null;
}

export class CreateFund extends CreateBodyOf(Fund) {}
export class UpdateFund extends UpdateBodyOf(Fund) {}

/** A fund as the published API answers it. */
export class FundAnswer extends OmitFields(Fund, ['is_active', 'campaign_id', 'campaign_name']) {}
