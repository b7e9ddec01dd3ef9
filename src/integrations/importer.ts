import { Injectable } from '@nestjs/common';

import type { FieldError } from '../fields/field-errors.js';
import type { Records } from '../records/records.js';

/** A value that was sent, and under which key. */
export interface SentValue {
  readonly key: string;
  readonly value: unknown;
}

/** What was sent, by the fields that it means. */
export type SentFields = ReadonlyMap<string, SentValue>;

/** The constituent that something sent is about. */
export interface Match {
  readonly by: 'id' | 'email and name';
  readonly constituent_id: number;
  readonly sort_name: string | null;
}

/** `match`: the constituent is found, and stays as it is. */
export const ACTIONS = ['create', 'update', 'match'] as const;

export type Action = (typeof ACTIONS)[number];

/** A record that saving would make, change or find, with the values that it would be given. */
export interface Planned {
  readonly record: string;
  readonly action: Action;
  readonly values: object;
}

/** A record that was made, changed or found. */
export interface Made {
  readonly record: string;
  readonly action: Action;
  readonly id: number;
}

/** What saving something would do, as far as can be told without doing it. */
export interface Plan {
  /** More than one where it cannot be told who is meant. */
  readonly matches: readonly Match[];
  readonly makes: readonly Planned[];
  /** For what it would be refused. */
  readonly wrong: readonly FieldError[];
}

/** Makes records of what was sent to a listener. */
export interface Importer {
  /** Every field that something sent may mean. */
  readonly fields: readonly string[];

  plan(records: Records, sent: SentFields): Promise<Plan>;

  /**
   * Makes the records inside a unit of work.
   * @param constituent_id whose they are, in place of who is found; `null` for somebody new.
   * @throws NotImported that names every field that is wrong.
   */
  save(records: Records, sent: SentFields, constituent_id?: number | null): Promise<Made[]>;
}

/** Where the importer is found, which the API whose records are made provides. */
@Injectable()
export class Importers {
  private provided?: Importer;

  provide(importer: Importer): void {
    this.provided = importer;
  }

  get importer(): Importer {
    if (!this.provided) throw new Error('No API provides an importer');
    return this.provided;
  }
}

/** No record can be made of it; nothing was stored. */
export class NotImported extends Error {
  constructor(readonly wrong: readonly FieldError[]) {
    super(wrong.map(({ field, message }) => `${field} ${message}`).join('; '));
  }
}
