import { Entity, Index } from 'typeorm';

import { Constituent } from '../../constituent/constituent.entity.js';
import { ParentField } from '../../resource/fields.js';
import { KeywordAssignment, type KeywordsOf } from '../keywords/keyword-assignment.js';

/** That a constituent has a keyword. */
@Entity('constituent_keywords')
@Index(['account_id', 'constituent_id', 'keyword_id'], { unique: true })
@Index('constituent_keywords_found', ['account_id', 'keyword_id', 'constituent_id'])
export class ConstituentKeyword extends KeywordAssignment {
  @ParentField(() => Constituent) constituent_id: number;
}

export const constituentKeywords: KeywordsOf = {
  itemType: 'Constituent',
  assignment: ConstituentKeyword,
  column: 'constituent_id',
};
