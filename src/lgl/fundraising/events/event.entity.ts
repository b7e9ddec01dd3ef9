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

/** An event that constituents are invited to. */
@Entity('fundraising_events')
export class Event extends AccountRecord {
  @IdField() id: number;
  @TextField({ required: true, example: 'Winter Gala' }) name: string;
  @LongTextField() description: string | null;
  @DateField({ description: 'The day, or the first one.' }) date: string | null;
  @DateField({ description: 'The last day.' }) end_date: string | null;
  @DecimalField({ example: 2500 }) financial_goal: number | null;
  @DecimalField({ example: 4000 }) projected_amount: number | null;
  @TextField() code: string | null;
  @BooleanField({ initial: true, description: 'Stored and not answered (choice).' }) is_active: boolean;
  @ReferenceField(campaigns, { unknown: 'create', description: 'Stored and not answered (choice).' })
  campaign_id: number | null;

  @NameOf('campaign_id') campaign_name: string | null;
  @ReferenceField(typeList('event_types'), { unknown: 'create', description: 'Stored and not answered (choice).' })
  event_type_id: number | null;

  @NameOf('event_type_id') event_type_name: string | null;
}

export class CreateEvent extends CreateBodyOf(Event) {}
export class UpdateEvent extends UpdateBodyOf(Event) {}

/** An event as the published API answers it. */
export class EventAnswer extends OmitFields(Event, [
  'is_active',
  'campaign_id',
  'campaign_name',
  'event_type_id',
  'event_type_name',
]) {}
