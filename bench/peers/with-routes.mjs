// Glowworm, not bundled, with routes that come before its own. node bench/peers/with-routes.mjs NUMBER
import { Controller, Delete, Get, Module, Patch, Post } from '@nestjs/common';

import { AppModule } from '../../dist/src/app.module.js';
import { startServer } from '../../dist/src/server.js';

/** In groups like those of a resource. */
const KINDS = [
  [Get, ''],
  [Post, ''],
  [Get, ':id'],
  [Patch, ':id'],
  [Delete, ':id'],
  [Get, ':id/parts'],
];

class More {}
for (let n = 0; n < Number(process.argv[2]); n++) {
  const [method, path] = KINDS[n % KINDS.length];
  const name = `route${n}`;
  More.prototype[name] = () => ({});
  // Decorators by hand, as this is plain JavaScript.
  method(`more_${Math.floor(n / KINDS.length)}/${path}`)(
    More.prototype,
    name,
    Object.getOwnPropertyDescriptor(More.prototype, name),
  );
}
Controller('api/v1')(More);
class MoreModule {}
Module({ controllers: [More] })(MoreModule);
Reflect.getMetadata('imports', AppModule).unshift(MoreModule);

const { url } = await startServer(process.env);
process.stdout.write(`Glowworm is ready on ${url}\n`);
