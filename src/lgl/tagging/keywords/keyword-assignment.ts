import { Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { IdField } from '../../../fields/fields.js';
import type { RecordClass } from '../../../records/records.js';
import { ParentField } from '../../resource/fields.js';
import type { ItemType } from '../item-types.js';
import { Keyword } from './keyword.entity.js';

/** That a record has a keyword. Each kind of record has a table of its own for it, with a `ParentField` for the record. */
@Index(['account_id', 'keyword_id'])
export abstract class KeywordAssignment extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => Keyword) keyword_id: number;
}

/** Where a kind of record keeps its keywords: said once, for the answer and for what is sent. */
export interface KeywordsOf {
  readonly itemType: ItemType;
  readonly assignment: RecordClass<KeywordAssignment>;
  /** The column of the assignment that names the record. */
  readonly column: string;
}
