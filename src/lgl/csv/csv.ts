import { createReadStream } from 'node:fs';

import { CsvError as Unreadable, parse } from 'csv-parse';

import { type Target, targetOf, TYPE_FIELDS } from './columns.js';

/** A file of comma-separated values cannot be taken; the message says where and why. */
export class CsvError extends Error {}

/** A column, and where its values go, if that is known. */
export interface Column {
  readonly header: string;
  readonly target?: Target;
}

/** A line as the API would be sent it: a constituent and its gift, either of which may be missing. */
export interface CsvRow {
  readonly line: number;
  readonly constituent?: Readonly<Record<string, unknown>>;
  readonly gift?: Readonly<Record<string, unknown>>;
}

export interface Csv {
  readonly columns: readonly Column[];
  readonly rows: readonly CsvRow[];
}

/** Reads a file whose first line names the columns. @throws CsvError */
export async function readCsv(file: string): Promise<Csv> {
  let columns: Column[] | undefined;
  const rows: CsvRow[] = [];
  const input = createReadStream(file);
  const parser = input.pipe(parse({ bom: true, info: true, skip_empty_lines: true, trim: true }));
  input.once('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (columns) rows.push(rowOf(columns, record, info.lines));
      else columns = record.map((header) => ({ header, target: targetOf(header) }));
    }
  } catch (error) {
    throw error instanceof Unreadable ? new CsvError(`${file} cannot be read: ${error.message}.`) : error;
  }
  if (!columns) throw new CsvError(`${file} is empty: its first line must name the columns.`);
  return { columns, rows };
}

function rowOf(columns: readonly Column[], cells: readonly string[], line: number): CsvRow {
  const own: Record<string, unknown> = {};
  const gift: Record<string, unknown> = {};
  const inside = new Map<string, { of: string; record: Record<string, unknown> }>();
  for (const [index, { target }] of columns.entries()) {
    if (!target || cells[index] === '') continue;
    const { of, field, type } = target;
    const value = plain(cells[index], field);
    if (of === 'constituent') own[field] = value;
    else if (of === 'gift') gift[field] = value;
    else {
      const key = `${of} ${type ?? ''}`;
      const { record }: { record: Record<string, unknown> } = inside.get(key) ?? { record: {} };
      inside.set(key, { of, record });
      record[field] = value;
      const typeField = TYPE_FIELDS[of];
      if (type && typeField) record[typeField] = type;
    }
  }
  for (const { of, record } of inside.values()) own[of] = [...((own[of] as object[] | undefined) ?? []), record];
  const filled = <T extends object>(values: T) => (Object.keys(values).length > 0 ? values : undefined);
  return { line, constituent: filled(own), gift: filled(gift) };
}

/** As the API takes it: 1250.00 for $1,250.00, and 2025-06-03 for 6/3/2025 (choice). */
function plain(cell: string, field: string): string {
  if (field.endsWith('amount')) return cell.replace(/^(-?)\$/, '$1').replace(/,(?=\d{3}\b)/g, '');
  const [, month, day, year] = /^(\d\d?)\/(\d\d?)\/(\d{4})$/.exec(cell) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : cell;
}
