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
import { typeList } from '../../types/type-lists.js';
import { campaigns } from '../campaigns/campaign.resource.js';

/** An appeal by which constituents are asked for a gift. */
@Entity('appeals')
export class Appeal extends AccountRecord {
  @IdField() id: number;
  @TextField({ required: true, searched: true, example: 'Annual Appeal' }) name: string;
  @LongTextField() description: string | null;
  @DateField() date: string | null;
  @DecimalField({ example: 2500 }) financial_goal: number | null;
  @DecimalField({ example: 4000 }) projected_amount: number | null;
  @TextField() code: string | null;
  @BooleanField({ initial: true, description: 'Stored and not answered (choice).' }) is_active: boolean;
  @ReferenceField(campaigns, { unknown: 'create', description: 'Stored and not answered (choice).' })
  campaign_id: number | null;

  @NameOf('campaign_id') campaign_name: string | null;
  @ReferenceField(typeList('appeal_types'), { unknown: 'create', description: 'Stored and not answered (choice).' })
  appeal_type_id: number | null;

  @NameOf('appeal_type_id') appeal_type_name: string | null;
}

export class CreateAppeal extends CreateBodyOf(Appeal) {}
export class UpdateAppeal extends UpdateBodyOf(Appeal) {}

/** An appeal as the published API answers it. */
export class AppealAnswer extends OmitFields(Appeal, [
  'is_active',
  'campaign_id',
  'campaign_name',
  'appeal_type_id',
  'appeal_type_name',
]) {}
