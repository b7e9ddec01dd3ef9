// Writes a migration that creates the tables of entities, in the words of src/database/migrations/columns.ts:
//   npm run migration -- 1764200000000-fundraising campaigns funds
import { writeFileSync } from 'node:fs';

import { prepare } from './prepare.mjs';

function print({ tableName, columns, indices, foreignKeys }) {
  const indexes = indices.filter(({ synchronize }) => synchronize).map(printIndex);
  const keys = foreignKeys.map(printForeignKey);
  const own = columns.filter(isKey);
  const rest = columns.filter((column) => !isKey(column)).map(printColumn);
  return `{
    name: '${tableName}',
    columns: [${own.some(({ databaseName }) => databaseName === 'account_id') ? '...ownId' : 'id'}, ${rest.join(', ')}],
    indices: [${indexes.join(', ')}],
    foreignKeys: [${keys.join(', ')}],
  }`;
}

const WORDS = [
  'boolean',
  'byteText',
  'date',
  'decimal',
  'integer',
  'longText',
  'nullable',
  'ofAccount',
  'ownId',
  'belongsTo',
  'refersTo',
  'text',
  'timestamp',
];

/** A migration that creates the tables of these entities. */
function migration(entities) {
  const tables = entities.map(print).join(',\n');
  const used = WORDS.filter((word) => new RegExp(`\\b${word}\\b`).test(tables.replace(/'[^']*'/g, '')));
  const [timestamp, words] = name.split(/-(.*)/);
  const title = words.split('-').map((word) => word[0].toUpperCase() + word.slice(1));
  return `import type { MigrationInterface, QueryRunner, TableOptions } from 'typeorm';

import { ${used.join(', ')} } from './columns.js';
import { createAccountTables, dropAccountTables } from './derived.js';

/** ${title.join(' ')}. */
export class ${title.join('')}${timestamp} implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAccountTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropAccountTables(runner, tables);
  }
}

const tables: readonly TableOptions[] = [${tables}];
`;
}

function isKey({ databaseName, isPrimary }) {
  return isPrimary && ['account_id', 'id'].includes(databaseName);
}

function printColumn({ databaseName: name, type, length, isNullable, collation, precision, scale }) {
  const more = isNullable ? ', nullable' : '';
  if (collation) return `byteText('${name}'${type === 'text' ? ', undefined' : `, ${length || undefined}`}${more})`;
  if (type === 'varchar' && length === '20' && /_(at|on)$|^last_triggered$|until$/.test(name))
    return `timestamp('${name}'${more})`;
  if (type === 'varchar') return `text('${name}', ${length || undefined}${more})`;
  if (type === 'decimal') return `decimal('${name}', ${precision}, ${scale}${more})`;
  const word = { integer: 'integer', boolean: 'boolean', date: 'date', text: 'longText', 'simple-json': 'longText' }[
    type
  ];
  if (!word) throw new Error(`columns.ts has no word for ${type}, the type of ${name}`);
  return `${word}('${name}'${more})`;
}

function printIndex({ columns, isUnique, where }) {
  const unique = isUnique ? ', isUnique: true' : '';
  const condition = where ? `, where: '${where}'` : '';
  return `{ columnNames: [${columns.map(({ databaseName }) => `'${databaseName}'`).join(', ')}]${unique}${condition} }`;
}

function printForeignKey({ columnNames, referencedEntityMetadata: { tableName }, onDelete }) {
  if (tableName === 'accounts') return 'ofAccount';
  const more = onDelete === 'CASCADE' ? ", 'CASCADE'" : '';
  const word = columnNames.length > 1 ? 'refersTo' : 'belongsTo';
  return `${word}('${columnNames.at(-1)}', '${tableName}'${more})`;
}

await prepare();
const [name, ...wanted] = process.argv.slice(2);
const [{ createApp }, { readConfig }, { DataSource }, { format }] = await Promise.all([
  import('../dist/src/server.js'),
  import('../dist/src/config/config.js'),
  import('typeorm'),
  import('prettier'),
]);
const app = await createApp(readConfig({ DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'error' }));
const source = app.get(DataSource);
await source.buildMetadatas();
const known = new Map(source.entityMetadatas.map((metadata) => [metadata.tableName, metadata]));
const missing = wanted.filter((table) => !known.has(table));
if (!/^\d{13}-[a-z-]+$/.test(name ?? '') || wanted.length === 0 || missing.length > 0) {
  process.stderr.write(
    `Usage: npm run migration -- 1764200000000-fundraising TABLE …\nTables: ${[...known.keys()].join(', ')}\n`,
  );
  process.exit(1);
}
const file = `src/database/migrations/${name}.ts`;
writeFileSync(
  file,
  await format(migration(wanted.map((table) => known.get(table))), {
    parser: 'typescript',
    printWidth: 120,
    singleQuote: true,
  }),
);
process.stdout.write(`${file}: list it in migrations.ts, and say in its docstring what it brings.\n`);
await app.close();
