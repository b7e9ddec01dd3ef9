import type { Dialect, StatementText } from '../database/dialect.js';
import type { Change } from './change.entity.js';

const COLUMNS = [
  'key_id',
  'changed_at',
  'record_type',
  'record_id',
  'action',
  'old_values',
  'new_values',
] as const satisfies readonly (keyof Change)[];

/** A line of the change log as it is stored: the values before and after are JSON texts. */
export type ChangeLine = Pick<Change, 'account_id' | Exclude<(typeof COLUMNS)[number], 'old_values' | 'new_values'>> & {
  old_values: string | null;
  new_values: string | null;
};

const statements = new WeakMap<Dialect, StatementText>();

/** The statement that stores lines, its one parameter, and gives them their ids in the order in which they come. */
export function storeChanges(dialect: Dialect): StatementText {
  let statement = statements.get(dialect);
  if (!statement) statements.set(dialect, (statement = dialect.insertRows('changes', COLUMNS)));
  return statement;
}
