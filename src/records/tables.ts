import type { EntityManager, EntityMetadata, ObjectLiteral } from 'typeorm';

import type { Dialect, StatementText } from '../database/dialect.js';
import { fieldsOf } from '../fields/field.js';
import { folded as fold } from '../fields/folded.js';
import type { RecordClass, StoredRecord } from './stored-record.js';

type Column = EntityMetadata['columns'][number];

/** A column of another table that names records of this one. */
export interface Mention {
  readonly type: RecordClass;
  readonly column: string;
  /** Whether the other record belongs to this one and goes with it; otherwise it stays, and names nothing. */
  readonly belongs: boolean;
}

/** What TypeORM knows of a class of records, in the words that reading and writing need. */
export class Table {
  readonly name: string;
  /** The columns but for the primary key, which the database and the account give. */
  readonly columns: readonly Column[];
  private readonly byKey: ReadonlyMap<string, Column>;
  private readonly folded: readonly { key: string; folded: string }[];
  private mentioned?: readonly Mention[];
  private insertion?: StatementText;

  constructor(
    private readonly metadata: EntityMetadata,
    type: RecordClass,
  ) {
    this.name = metadata.tableName;
    this.columns = metadata.columns.filter(({ isPrimary }) => !isPrimary);
    this.byKey = new Map(metadata.columns.map((column) => [column.propertyName, column]));
    this.folded = fieldsOf(type).flatMap(({ key, folded }) => (folded ? [{ key, folded }] : []));
  }

  has(key: string): boolean {
    return this.byKey.has(key);
  }

  /** A value as its column holds it: TypeORM knows, from the same declaration that it reads by. */
  stored(key: string, value: unknown): unknown {
    const column = this.byKey.get(key);
    if (!column) throw new Error(`${this.name} has no column ${key}`);
    return this.metadata.connection.driver.preparePersistentValue(value ?? null, column);
  }

  /** The other way round: a column's value as a record has it. */
  loaded(key: string, value: unknown): unknown {
    return this.metadata.connection.driver.prepareHydratedValue(value, this.byKey.get(key)!);
  }

  /** The statement that stores rows, its one parameter, and gives them their ids in the order in which they come. */
  insertRows(dialect: Dialect): StatementText {
    return (this.insertion ??= dialect.insertRows(
      this.name,
      this.columns.map(({ databaseName }) => databaseName),
    ));
  }

  /** The values with what searches look into. */
  withFolded(values: ObjectLiteral): ObjectLiteral {
    const found = this.folded.filter(({ key }) => values[key] !== undefined);
    if (found.length === 0) return values;
    return { ...values, ...Object.fromEntries(found.map(({ key, folded }) => [folded, foldedOrNone(values[key])])) };
  }

  /** The columns of all tables of accounts that name records of this one. */
  get mentions(): readonly Mention[] {
    // What has no id of its own is a plan, which nobody is told of: the database deletes it.
    const records = this.metadata.connection.entityMetadatas.filter(({ propertiesMap }) => 'id' in propertiesMap);
    return (this.mentioned ??= records.flatMap(({ target, foreignKeys }) =>
      foreignKeys
        .filter(({ referencedEntityMetadata }) => referencedEntityMetadata === this.metadata)
        .map(({ columnNames, onDelete }) => ({
          type: target as RecordClass,
          column: columnNames.at(-1)!,
          belongs: onDelete === 'CASCADE',
        })),
    ));
  }
}

const TABLES = new WeakMap<EntityMetadata, Table>();

/** The table of a class of records. */
export function tableOfRecords({ connection }: EntityManager, type: RecordClass<StoredRecord>): Table {
  const metadata = connection.getMetadata(type);
  let table = TABLES.get(metadata);
  if (!table) TABLES.set(metadata, (table = new Table(metadata, type)));
  return table;
}

function foldedOrNone(text: unknown): string | null {
  return typeof text === 'string' ? fold(text) : null;
}
