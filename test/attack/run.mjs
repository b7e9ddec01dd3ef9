// Attacks the built server and says what broke (npm run attack -- --help).
import { parseArgs } from 'node:util';

import { prepare } from '../../scripts/prepare.mjs';
import { attackByKilling } from './kills.mjs';
import { attackRaw } from './raw.mjs';
import { Report, say } from './report.mjs';
import { attackRoutes } from './routes.mjs';
import { freshDatabase, Server } from './server.mjs';

const HELP = `npm run attack -- [OPTIONS]

  --requests N      hostile requests to the operations of the OpenAPI documents (1000)
  --kills N         how often the server is killed while it writes (20)
  --seed N          decides the requests and the moments of the kills (random)
  --database WHERE  sqlite, or postgres://USER:PASSWORD@HOST:PORT/DATABASE, on which databases of its own are made (sqlite)
  --slow MS         how long an answer, and /livez beside it, may take (2000)
  --patience S      how long to wait for half requests to be cut off; 0 does not wait (0)

Ends with 1 when anything was found.`;

const whole = (name, text) => {
  if (!/^\d+$/.test(text)) throw new Error(`--${name} must be a whole number; it is "${text}".`);
  return Number(text);
};

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    database: { type: 'string', default: 'sqlite' },
    slow: { type: 'string', default: '2000' },
    patience: { type: 'string', default: '0' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) say(HELP);
else await attack();

async function attack() {
  const { database } = values;
  const numbers = ['requests', 'kills', 'seed', 'slow', 'patience'];
  const options = Object.fromEntries(numbers.map((name) => [name, whole(name, values[name])]));
  await prepare();
  say(`seed ${options.seed}, on ${database === 'sqlite' ? 'SQLite' : 'PostgreSQL'}`);
  const report = new Report();
  for (const part of [attackRoutes, attackRaw, attackByKilling]) {
    const { url, drop } = await freshDatabase(database);
    const server = new Server(url);
    try {
      await server.start();
      const began = performance.now();
      await part(server, report, options);
      say(`${part.name}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    } finally {
      await server.kill();
      await drop();
    }
  }
  report.conclude();
  process.exit(report.isClean ? 0 : 1);
}
