import { Entity, Index } from 'typeorm';

import { AccountRecord, RefersTo } from '../../../accounts/account-record.js';
import { IdField, TimestampField } from '../../../fields/fields.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { appeals } from '../../fundraising/appeals/appeal.resource.js';
import { campaigns } from '../../fundraising/campaigns/campaign.resource.js';
import { events } from '../../fundraising/events/event.resource.js';
import { funds } from '../../fundraising/funds/fund.resource.js';
import { paymentTypes } from '../../lookups/payment-types/payment-type.resource.js';
import {
  TeamMemberColumn,
  TeamMemberEmailField,
  TeamMemberField,
} from '../../lookups/team-members/team-member.fields.js';
import {
  BooleanField,
  DateField,
  DecimalField,
  LongTextField,
  NameOf,
  ParentField,
  ReferenceField,
  TextField,
} from '../../resource/fields.js';
import { giftCategories } from '../gift-categories/gift-category.resource.js';
import { giftTypes } from '../gift-types/gift-types.js';
import { AmountField, CategoryNameField, ParentExternalIdField, ParentGiftField } from './gift.fields.js';

/** Money or goods that a constituent gave, promised or is credited with. */
@Entity('gifts')
@Index(['account_id', 'constituent_id'])
@Index(['account_id', 'received_date', 'received_amount', 'id'])
@Index(['account_id', 'received_amount', 'id'])
@Index(['account_id', 'created_at'])
@Index(['account_id', 'updated_at'])
@Index(['account_id', 'external_id'])
@Index(['account_id', 'gift_type_id'])
@Index(['account_id', 'gift_category_id'])
@Index(['account_id', 'campaign_id'])
@Index(['account_id', 'fund_id'])
@Index(['account_id', 'appeal_id'])
@Index(['account_id', 'event_id'])
@Index(['account_id', 'payment_type_id'])
@Index(['account_id', 'parent_gift_id'])
export class Gift extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => Constituent, { example: 959480 }) constituent_id: number;
  @TextField() external_id: string | null;
  @BooleanField({ description: 'Given anonymously.' }) is_anon: boolean;
  @ReferenceField(giftTypes, { example: 1, description: 'Needed, or `gift_type_name`.' }) gift_type_id: number;
  @NameOf('gift_type_id', { example: 'Gift' }) gift_type_name: string;
  @ReferenceField(giftCategories, { unset: 0, example: 1 }) gift_category_id: number | null;
  @CategoryNameField() gift_category_name: string | null;
  @ReferenceField(campaigns, { unset: 0, unknown: 'create', example: 1 }) campaign_id: number | null;
  @NameOf('campaign_id', { example: 'Annual Giving' }) campaign_name: string | null;
  @ReferenceField(funds, { unset: 0, unknown: 'create', example: 1 }) fund_id: number | null;
  @NameOf('fund_id', { example: 'General' }) fund_name: string | null;
  @ReferenceField(appeals, { unset: 0, unknown: 'create', example: 0 }) appeal_id: number | null;
  @NameOf('appeal_id') appeal_name: string | null;
  @ReferenceField(events, { unset: 0, unknown: 'create', example: 0 }) event_id: number | null;
  @NameOf('event_id') event_name: string | null;
  @AmountField() received_amount: number;
  @DateField({ description: 'Today, if it is not sent; of an installment, nothing.' }) received_date: string | null;
  @ReferenceField(paymentTypes, { unknown: 'create', example: 2 }) payment_type_id: number | null;
  @NameOf('payment_type_id', { example: 'Check' }) payment_type_name: string | null;
  @TextField() check_number: string | null;
  @DecimalField({ example: 100 }) deductible_amount: number;
  @LongTextField() note: string | null;
  @TextField({ description: 'The name of a mailing template, or `do_not_ack`.' }) ack_template_name: string | null;
  @DateField({ description: 'The `received_date`, if it is not sent.' }) deposit_date: string | null;
  @DecimalField({ example: 100 }) deposited_amount: number | null;
  @RefersTo(() => Gift) @ParentGiftField() parent_gift_id: number | null;
  @ParentExternalIdField() parent_external_id: string | null;
  @TextField({ example: 'Honorary - General' }) tribute_name: string | null;
  @TextField() tributee_name: string | null;
  @LongTextField() tribute_dedication: string | null;
  @TextField() tribute_recipient_name: string | null;
  @TextField() tribute_recipient_salutation: string | null;
  @TextField() tribute_recipient_email: string | null;
  @LongTextField() tribute_recipient_address: string | null;
  @TextField() tribute_recipient_notification_template: string | null;
  @TeamMemberField() team_member: string | null;
  @TeamMemberEmailField() team_member_email: string | null;
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;

  @TeamMemberColumn() team_member_id: number | null;
}
