import type { EntityManager } from 'typeorm';

import type { Dialect, StatementText } from './dialect.js';

interface PendingRow {
  statement: StatementText;
  row: unknown;
}

/** Where the pending rows stood at some moment. */
export interface Mark {
  readonly rows: PendingRow[];
  readonly length: number;
}

/** Rows of logs that are yet to be stored, in the order in which they came. */
export class PendingRows {
  private rows: PendingRow[] = [];

  add(statement: StatementText, row: unknown): void {
    this.rows.push({ statement, row });
  }

  mark(): Mark {
    return { rows: this.rows, length: this.rows.length };
  }

  /** Forgets what has come since the mark, and has what was stored since then, and is undone by now, stored again. */
  restore({ rows, length }: Mark): void {
    rows.length = length;
    this.rows = rows;
  }

  /** Stores the rows, those of each statement at once. */
  async store(manager: EntityManager, dialect: Dialect): Promise<void> {
    const { rows } = this;
    this.rows = [];
    for (const statement of new Set(rows.map((each) => each.statement))) {
      const own = rows.filter((each) => each.statement === statement).map(({ row }) => row);
      await dialect.query(manager, { ...statement, values: [JSON.stringify(own)] });
    }
  }
}
