import { randomUUID } from 'node:crypto';

import { beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';

import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { Caller } from '../../src/accounts/caller.js';
import { PhoneNumberType } from '../../src/lgl/types/type.entity.js';
import { Database } from '../../src/database/database.js';
import { Constituent } from '../../src/lgl/constituent/constituent.entity.js';
import { ConstituentsService } from '../../src/lgl/constituents/constituents.service.js';
import type { Records } from '../../src/records/records.js';
import { UnitOfWork } from '../../src/records/unit-of-work.js';
import { startServer } from '../../src/server.js';
import { useDatabase } from '../support/database.js';
import { gate } from '../support/gate.js';
import { useServer } from '../support/server.js';

describe('A unit of work', () => {
  const server = useServer();
  let caller: Caller;
  let unitOfWork: UnitOfWork;
  let add: (records: Records, first_name: string) => Promise<number>;

  beforeAll(async () => {
    caller = (await server.app.get(AccountsService).callerOf(randomUUID()))!;
    unitOfWork = server.app.get(UnitOfWork);
    const constituents = server.app.get(ConstituentsService, { strict: false });
    add = (records, first_name) => constituents.add(records, { first_name });
  });

  const named = (first_name: string) =>
    unitOfWork.read(caller, (records) => records.find(Constituent, { first_name })).then(({ length }) => length);

  it('keeps what it wrote', async () => {
    const id = await unitOfWork.write(caller, (records) => add(records, 'Kept'));
    expect(id).toBeGreaterThan(0);
    expect(await named('Kept')).toBe(1);
  });

  it('keeps nothing when it throws, and lets the error through', async () => {
    const failing = unitOfWork.write(caller, async (records) => {
      await add(records, 'Lost');
      throw new RangeError('half-way');
    });
    await expect(failing).rejects.toThrow(new RangeError('half-way'));
    expect(await named('Lost')).toBe(0);
  });

  it('keeps nothing when the database refuses its last statement', async () => {
    const failing = unitOfWork.write(caller, async (records) => {
      await add(records, 'Refused');
      await records.insert(Constituent, { first_name: 'Nobody' });
    });
    await expect(failing).rejects.toThrow(/NOT NULL|null value/);
    expect(await named('Refused')).toBe(0);
  });

  it('shows nobody what it has not finished', async () => {
    const [wrote, go] = [gate(), gate()];
    const writing = unitOfWork.write(caller, async (records) => {
      await add(records, 'Pending');
      wrote.open();
      await go.opened;
    });
    await wrote.opened;
    expect(await named('Pending')).toBe(0);
    go.open();
    await writing;
    expect(await named('Pending')).toBe(1);
  });

  it('loses nothing to a neighbour that fails in the same moment', async () => {
    const wrote = gate();
    const failing = unitOfWork.write(caller, async (records) => {
      await add(records, 'Failing');
      wrote.open();
      throw new Error('half-way');
    });
    await Promise.all([
      expect(failing).rejects.toThrow('half-way'),
      wrote.opened.then(() => unitOfWork.write(caller, (records) => add(records, 'Neighbour'))),
    ]);
    expect([await named('Failing'), await named('Neighbour')]).toEqual([0, 1]);
  });

  it('reaches only the records of its caller', async () => {
    const other = (await server.app.get(AccountsService).callerOf(randomUUID()))!;
    const id = await unitOfWork.write(caller, (records) => add(records, 'Own'));
    await unitOfWork.write(other, async (records) => {
      expect(await records.find(Constituent, { id })).toEqual([]);
      expect(await records.find(Constituent, { id, account_id: caller.account_id })).toEqual([]);
      expect(await records.exists(Constituent, { id })).toBe(false);
      expect(await records.lock(Constituent, id)).toBe(false);
      await records.update(Constituent, { id } as Constituent, { first_name: 'Taken' });
      await records.delete(Constituent, { id } as Constituent);
    });
    expect(await named('Own')).toBe(1);
  });
});

describe('A database in memory', () => {
  const server = useServer({ DATABASE_URL: 'sqlite::memory:' });

  it('has one connection, so who reads waits for who writes and sees only what was committed', async () => {
    const database = server.app.get(Database);
    const count = () => database.read((manager) => manager.count(PhoneNumberType));
    const before = await count();
    const wrote = gate();
    const failing = database.write(async ({ manager }) => {
      await manager.delete(PhoneNumberType, { name: 'Skype' });
      wrote.open();
      throw new Error('half-way');
    });
    await Promise.all([
      expect(failing).rejects.toThrow('half-way'),
      wrote.opened.then(async () => expect(await count()).toBe(before)),
    ]);
  });
});

describe('A server that closes', () => {
  const file = useDatabase();
  const start = () => startServer({ PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: file.url });

  it('first finishes what is being written, even for a client that has gone', async () => {
    const server = await start();
    const database = server.app.get(Database);
    const [wrote, go] = [gate(), gate()];
    const writing = database.write(async ({ manager }) => {
      await manager.update(PhoneNumberType, { name: 'Skype' }, { name: 'Finished' });
      wrote.open();
      await go.opened;
    });
    await wrote.opened;
    const closed = server.close();
    // From here on it waits for nothing but the write.
    while (await database.isReady()) await new Promise(setImmediate);
    go.open();
    await Promise.all([writing, closed]);

    const again = await start();
    expect(await again.app.get(DataSource).manager.countBy(PhoneNumberType, { name: 'Finished' })).toBeGreaterThan(0);
    await again.close();
  });
});
