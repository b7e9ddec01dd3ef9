import type { DataSource, EntityMetadata } from 'typeorm';

/** A table of accounts, as whoever copies or removes a whole account sees it. */
export interface AccountTable {
  readonly name: string;
  /** The primary key but for the account, which orders the rows within it. */
  readonly key: readonly string[];
  /** All columns but the account. */
  readonly columns: readonly string[];
  /** The columns that may name rows which come later: of the same table, or of one that names this one in turn. */
  readonly late: readonly string[];
}

/** Every table of accounts, those that others refer to first: what has the account in its primary key. */
export function accountTables({ entityMetadatas }: DataSource): AccountTable[] {
  const left = entityMetadatas.filter(({ primaryColumns }) => primaryColumns.some(isAccount));
  const tables: AccountTable[] = [];
  while (left.length > 0) {
    const isReady = (table: EntityMetadata) =>
      referredBy(table).every((other) => other === table || !left.includes(other));
    // Where tables refer to each other in a circle, one of them has to come first.
    const [next] = left.splice(Math.max(left.findIndex(isReady), 0), 1);
    tables.push(asTable(next, [...left, next]));
  }
  return tables;
}

function asTable(table: EntityMetadata, later: readonly EntityMetadata[]): AccountTable {
  const names = (columns: EntityMetadata['columns']) =>
    columns.filter((column) => !isAccount(column)).map(({ databaseName }) => databaseName);
  const late = table.foreignKeys.filter(({ referencedEntityMetadata }) => later.includes(referencedEntityMetadata));
  return {
    name: table.tableName,
    key: names(table.primaryColumns),
    columns: names(table.columns),
    late: late.flatMap(({ columns }) => names(columns)),
  };
}

function referredBy({ foreignKeys }: EntityMetadata): EntityMetadata[] {
  return foreignKeys.map(({ referencedEntityMetadata }) => referencedEntityMetadata);
}

function isAccount({ propertyName }: EntityMetadata['columns'][number]): boolean {
  return propertyName === 'account_id';
}
