import { Entity, Index } from 'typeorm';

import { ParentField } from '../../resource/fields.js';
import { KeywordAssignment, type KeywordsOf } from '../../tagging/keywords/keyword-assignment.js';
import { Gift } from './gift.entity.js';

/** That a gift has a value in a custom field. */
@Entity('gift_keywords')
@Index(['account_id', 'gift_id', 'keyword_id'], { unique: true })
export class GiftKeyword extends KeywordAssignment {
  @ParentField(() => Gift) gift_id: number;
}

export const giftKeywords: KeywordsOf = { itemType: 'Gift', assignment: GiftKeyword, column: 'gift_id' };
