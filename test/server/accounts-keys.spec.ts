import { describe, expect, it, jest } from '@jest/globals';
import { DataSource, type EntityMetadata } from 'typeorm';

import { accountTables } from '../../src/accounts/account-tables.js';
import { useServer } from '../support/server.js';

jest.setTimeout(30_000);

/** Tables that name accounts and do not belong to one: they are the same on every shard. */
const SHARED = ['api_keys', 'sandboxes', 'snapshots'];

const columnsOf = (columns: EntityMetadata['columns']) => columns.map(({ databaseName }) => databaseName);

describe('The tables of accounts', () => {
  const server = useServer();
  const entities = () => server.app.get(DataSource).entityMetadatas;
  const own = () =>
    entities().filter(
      ({ tableName, columns }) => columnsOf(columns).includes('account_id') && !SHARED.includes(tableName),
    );

  it('have the account first in every primary key, foreign key and unique index', () => {
    const keys = own().flatMap(({ tableName, primaryColumns, foreignKeys, indices, uniques }) => [
      { of: `${tableName}: primary key`, columns: columnsOf(primaryColumns) },
      ...foreignKeys
        // What has no account, such as an account itself and the shared types, is the same on every shard.
        .filter(({ referencedEntityMetadata }) => own().includes(referencedEntityMetadata))
        .flatMap(({ name, columns, referencedColumns }) => [
          { of: `${tableName}: ${name}`, columns: columnsOf(columns) },
          { of: `${tableName}: ${name}, other end`, columns: columnsOf(referencedColumns) },
        ]),
      ...indices
        .filter(({ isUnique }) => isUnique)
        .map(({ name, columns }) => ({ of: `${tableName}: ${name}`, columns: columnsOf(columns) })),
      ...uniques.map(({ name, columns }) => ({ of: `${tableName}: ${name}`, columns: columnsOf(columns) })),
    ]);
    expect(keys.length).toBeGreaterThan(40);
    const isRight = ({ of, columns }: (typeof keys)[number]) =>
      // The entities say what is in a primary key; its order is the migrations'.
      of.endsWith('primary key') ? columns.includes('account_id') : columns[0] === 'account_id';
    expect(keys.filter((key) => !isRight(key))).toEqual([]);
  });

  it('go with their account', () => {
    const staying = own().filter(
      ({ foreignKeys }) =>
        !foreignKeys.some(({ columnNames, onDelete }) => columnNames.join() === 'account_id' && onDelete === 'CASCADE'),
    );
    expect(staying.map(({ tableName }) => tableName)).toEqual([]);
  });

  it('are all known to whoever copies or removes an account, those that others refer to first', () => {
    const tables = accountTables(server.app.get(DataSource));
    const order = tables.map(({ name }) => name);
    expect(order.toSorted()).toEqual(
      own()
        .map(({ tableName }) => tableName)
        .toSorted(),
    );
    for (const { tableName, foreignKeys } of own()) {
      const { late } = tables[order.indexOf(tableName)];
      for (const { columnNames, referencedEntityMetadata } of foreignKeys) {
        const isEarlier = order.indexOf(referencedEntityMetadata.tableName) < order.indexOf(tableName);
        expect([tableName, columnNames, isEarlier || late.includes(columnNames.at(-1)!)]).toEqual([
          tableName,
          columnNames,
          true,
        ]);
      }
    }
  });
});
