import { DataSource } from 'typeorm';

import { readConfig } from './src/config/config.js';
import { driverFor } from './src/database/drivers.js';
import { migrations } from './src/database/migrations/migrations.js';

/** The TypeORM CLI's door to the database of the server: `npm run typeorm -- migration:show`. */
export default new DataSource({
  ...driverFor(readConfig(process.env).DATABASE_URL).options,
  entities: [`${import.meta.dirname}/src/**/*.entity.js`],
  migrations,
});
