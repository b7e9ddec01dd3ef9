import { Injectable } from '@nestjs/common';

import type { Records } from '../../../records/records.js';
import { addUpGiving } from '../../constituent/giving-totals.js';
import { NotSaved } from '../../http/errors.js';
import { mailingTemplates } from '../../lookups/mailing-templates/mailing-template.resource.js';
import { nameTeamMember } from '../../lookups/team-members/name-team-member.js';
import { ResourceService } from '../../resource/resource.service.js';
import { storeCustomFields } from '../../tagging/custom-fields/custom-fields.store.js';
import { INSTALLMENT, PLEDGE } from '../gift-types/gift-types.js';
import { categoryOf } from './gift-category.rule.js';
import { checkParent, parentIn } from './gift-parent.rule.js';
import { giftKeywords } from './gift-keyword.entity.js';
import type { CreateGift, UpdateGift } from './gift.body.js';
import type { Gift } from './gift.entity.js';
import { gifts } from './gift.resource.js';
import { checkTypeAndAmount, deductible, requireTypeAndAmount, withDefaults } from './gift.rules.js';

/** Stands in `ack_template_name` for a gift that nobody is thanked for. */
const DO_NOT_ACKNOWLEDGE = 'do_not_ack';

@Injectable()
export class GiftsService extends ResourceService<Gift> {
  readonly resource = gifts;

  override async add(records: Records, input: CreateGift): Promise<number> {
    await requireTypeAndAmount(records, input);
    const id = await super.add(records, input);
    await storeCustomFields(records, giftKeywords, id, input.custom_fields);
    await addUpGiving(records, input.constituent_id!);
    return id;
  }

  override async change(records: Records, gift: Gift, input: UpdateGift): Promise<void> {
    await checkTypeAndAmount(records, input);
    await super.change(records, gift, input);
    await storeCustomFields(records, giftKeywords, gift.id, input.custom_fields);
    await addUpGiving(records, gift.constituent_id);
  }

  /** A pledge takes its installments along; its payments and credits go on without it (choice). */
  override async remove(records: Records, gift: Gift): Promise<void> {
    if (gift.gift_type_id === PLEDGE) {
      await this.removeInside(records, { parent_gift_id: gift.id, gift_type_id: INSTALLMENT });
    }
    await super.remove(records, gift);
    await addUpGiving(records, gift.constituent_id);
  }

  protected override async prepare(records: Records, input: Partial<Gift>, before?: Gift) {
    const values = before ? input : withDefaults(input, records.today());
    const gift_type_id = values.gift_type_id ?? before!.gift_type_id;
    const named = before && before.gift_type_id !== gift_type_id ? { ...keptNames(values, before), ...values } : values;
    const parent_gift_id = await parentIn(records, named);
    await checkParent(records, { ...before, ...values, gift_type_id, parent_gift_id });
    return {
      ...(await nameTeamMember(records, values)),
      gift_type_id,
      gift_category_id: await categoryOf(records, gift_type_id, named),
      deductible_amount: deductible(values, gift_type_id),
      ack_template_name: await templateName(records, values.ack_template_name),
      parent_gift_id,
    };
  }
}

/** What a gift that becomes one of another type goes on naming: it has to be right for the new type, too. */
function keptNames(values: Partial<Gift>, before: Gift): Partial<Gift> {
  const { gift_category_id, parent_gift_id } = before;
  return {
    ...(values.gift_category_name === undefined ? { gift_category_id } : {}),
    ...(values.parent_external_id === undefined ? { parent_gift_id } : {}),
  };
}

/** The template's own name, by which it is picked. */
async function templateName(records: Records, sent: string | null | undefined): Promise<string | null | undefined> {
  if (!sent?.trim() || sent === DO_NOT_ACKNOWLEDGE) return sent;
  const template = await mailingTemplates.named(records, sent);
  if (!template) throw new NotSaved(`ack_template_name "${sent}" is not a mailing template, nor ${DO_NOT_ACKNOWLEDGE}`);
  return template.name;
}
