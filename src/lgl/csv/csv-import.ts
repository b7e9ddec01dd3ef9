import { Injectable } from '@nestjs/common';

import type { Caller } from '../../accounts/caller.js';
import type { Records } from '../../records/records.js';
import { UnitOfWork } from '../../records/unit-of-work.js';
import { Constituent } from '../constituent/constituent.entity.js';
import { CreateConstituent } from '../constituents/constituent.body.js';
import { ConstituentsService } from '../constituents/constituents.service.js';
import { CreateGift } from '../giving/gifts/gift.body.js';
import { GiftsService } from '../giving/gifts/gifts.service.js';
import { readBody } from '../http/body.js';
import { NotSaved } from '../http/errors.js';
import { CsvError, type CsvRow } from './csv.js';

export interface Stored {
  constituents: number;
  gifts: number;
}

/** Ends work of which nothing is to be kept. */
export class OnlyTried extends Error {}

/** Waits for work that may have been ended so. */
export async function unlessOnlyTried(work: Promise<unknown>): Promise<void> {
  await work.catch((error) => {
    if (!(error instanceof OnlyTried)) throw error;
  });
}

/** How many rows are one unit of work, which others wait for. */
export const TOGETHER = 50;

/** Stores the rows of a file as clients would send them, so that all rules hold. */
@Injectable()
export class CsvImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly constituents: ConstituentsService,
    private readonly gifts: GiftsService,
  ) {}

  /**
   * Stores the rows, TOGETHER at a time, and says what that was; `isTrial`: and does not keep them. `told` hears how many are done.
   * @throws CsvError that names the line and the field.
   */
  async store(
    caller: Caller,
    rows: readonly CsvRow[],
    told: (done: number) => Promise<void>,
    { isTrial = false } = {},
  ): Promise<Stored> {
    const stored: Stored = { constituents: 0, gifts: 0 };
    for (let from = 0; from < rows.length; from += TOGETHER) {
      const some = rows.slice(from, from + TOGETHER);
      const work = this.unitOfWork.write(caller, async (records) => {
        for (const row of some) await this.storeRow(records, row, stored);
        if (isTrial) throw new OnlyTried();
      });
      await unlessOnlyTried(work);
      await told(from + some.length);
    }
    return stored;
  }

  private async storeRow(records: Records, { line, constituent = {}, gift }: CsvRow, stored: Stored): Promise<void> {
    try {
      const known = await this.known(records, constituent);
      const constituent_id = known ?? (await this.add(records, constituent));
      if (known === undefined) stored.constituents += 1;
      if (!gift) return;
      const body = (await readBody(CreateGift, gift)).accepted();
      await this.gifts.add(records, { ...body, constituent_id });
      stored.gifts += 1;
    } catch (error) {
      throw error instanceof NotSaved ? new CsvError(`Line ${line}: ${error.message}.`) : error;
    }
  }

  /** The constituent that a row names by its id or external id; it stays as it is. A row without either is of a new one (choice). */
  private async known(records: Records, { id, external_constituent_id }: Readonly<Record<string, unknown>>) {
    if (id !== undefined) {
      const [found] = /^\d{1,9}$/.test(String(id)) ? await records.find(Constituent, { id: Number(id) }) : [];
      if (!found) throw new NotSaved(`LGL Constituent ID ${String(id)} not found`);
      return found.id;
    }
    if (external_constituent_id === undefined) return undefined;
    const [found] = await records.find(Constituent, { external_constituent_id: String(external_constituent_id) });
    return found?.id;
  }

  private async add(records: Records, constituent: object): Promise<number> {
    return this.constituents.add(records, (await readBody(CreateConstituent, constituent)).accepted());
  }
}
