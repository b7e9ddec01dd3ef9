import { ArchiveError, RowError } from './archive-error.js';
import type { Progress } from './export.js';
import type { Filling, PlacedRow } from './filling.js';
import { type Manifest, MANIFEST } from './manifest.js';
import type { RowFormat } from './row-format.js';
import type { ZipReader } from './zip.js';

/** How many rows are stored at once. */
const ROWS = 1000;

/**
 * Stores what an archive holds in an account that nobody sees yet. `alive` is called now and then.
 * @throws ArchiveError that names the file, the line and the column.
 */
export async function importInto(
  filling: Filling,
  zip: ZipReader,
  { rows: total, last_ids }: Manifest,
  progress: Progress,
  alive: () => Promise<void>,
): Promise<void> {
  const known = new Map(filling.formats.map((format) => [fileOf(format), format]));
  const strange = zip.names.find((name) => name !== MANIFEST && !known.has(name));
  if (strange !== undefined) throw new ArchiveError(`${strange} is no kind of record that this version knows.`);
  let done = 0;
  try {
    for (const format of filling.formats) {
      for await (const rows of rowsOf(zip, format)) {
        await filling.add([[format.table.name, rows.map((placed) => without(placed, format.table.late))]]);
        progress((done += rows.length), Math.max(total, done));
        await alive();
      }
    }
    for (const format of filling.formats.filter(({ table }) => table.late.length > 0)) {
      for await (const rows of rowsOf(zip, format)) {
        await filling.complete(format.table.name, rows);
        await alive();
      }
    }
    for (const [table, last_id] of Object.entries(last_ids)) filling.noteLastId(table, last_id);
    await filling.count();
  } catch (error) {
    throw error instanceof RowError ? new ArchiveError(`${error.message}.`) : error;
  }
}

function fileOf({ table }: RowFormat): string {
  return `${table.name}.jsonl`;
}

async function* rowsOf(zip: ZipReader, format: RowFormat): AsyncGenerator<PlacedRow[], void> {
  const name = fileOf(format);
  let rows: PlacedRow[] = [];
  let line = 0;
  for await (const text of zip.lines(name)) {
    line += 1;
    if (text.trim() === '') continue;
    const place = `${name} line ${line}`;
    rows.push({ place, row: jsonIn(text, place) });
    if (rows.length < ROWS) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

function jsonIn(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RowError(`${place}: must be a JSON object`);
  }
}

/** A row that names none of those that may come after it. */
function without({ row, place }: PlacedRow, late: readonly string[]): PlacedRow {
  if (late.length === 0 || typeof row !== 'object') return { row, place };
  return { row: { ...row, ...Object.fromEntries(late.map((column) => [column, null])) }, place };
}
