// Prints the tables of entities in the words of src/database/migrations/columns.ts, for a new migration:
//   npm run migration -- notes contact_reports
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

function isKey({ databaseName, isPrimary }) {
  return isPrimary && ['account_id', 'id'].includes(databaseName);
}

function printColumn({ databaseName: name, type, length, isNullable, collation, precision, scale }) {
  const more = isNullable ? ', nullable' : '';
  if (collation) return `{ ...text('${name}'), collation }`;
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

prepare();
const [{ createApp }, { readConfig }, { DataSource }] = await Promise.all([
  import('../dist/src/server.js'),
  import('../dist/src/config/config.js'),
  import('typeorm'),
]);
const app = await createApp(readConfig({ DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'error' }));
const source = app.get(DataSource);
await source.buildMetadatas();
const wanted = process.argv.slice(2);
const known = new Map(source.entityMetadatas.map((metadata) => [metadata.tableName, metadata]));
for (const table of wanted.length > 0 ? wanted : known.keys()) {
  if (!known.has(table))
    throw new Error(`No entity has the table ${table}. There are: ${[...known.keys()].join(', ')}`);
  process.stdout.write(`${print(known.get(table))},\n`);
}
await app.close();
