import type { DataSource } from 'typeorm';

/** The rows of every table, by the table's name. */
export async function everyRow(source: DataSource): Promise<Record<string, Record<string, unknown>[]>> {
  const rows: Record<string, Record<string, unknown>[]> = {};
  for (const { tableName } of source.entityMetadatas)
    rows[tableName] = await source.query(`SELECT * FROM ${tableName}`);
  return rows;
}
