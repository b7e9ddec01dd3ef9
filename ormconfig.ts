import { DataSource } from 'typeorm';

import { readConfig } from './src/config/config.js';
import { dialectFor } from './src/database/dialects.js';
import { migrations } from './src/database/migrations/migrations.js';

/** The TypeORM CLI's door to the database of the server: `npm run typeorm -- migration:show`. */
export default new DataSource({
  ...dialectFor(readConfig(process.env).DATABASE_URL).options,
  entities: [`${import.meta.dirname}/src/**/*.entity.js`],
  migrations,
});
