import { Injectable } from '@nestjs/common';

import { DemoRows } from '../../made-up/demo-rows.js';
import type { Records } from '../../records/records.js';
import { generate } from '../generate/generate.js';
import { readLists } from '../generate/lists.js';
import { renamed } from '../generate/occasions.js';

const OCCASIONS = ['appeals', 'fundraising_events'];

/** The charity of the demo account. */
@Injectable()
export class DemoCharity {
  private readonly rows = new DemoRows(
    async (rows, records, faker, wanted) => generate(rows, await readLists(records), faker, wanted, async () => {}),
    (table, row) => (OCCASIONS.includes(table) ? renamed(row) : row),
  );

  store(records: Records): Promise<void> {
    return this.rows.storeIn(records);
  }
}
