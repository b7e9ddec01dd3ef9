// json-server as its command starts it with --quiet. node bench/peers/json-server.mjs DB.json
import jsonServer from 'json-server';
import load from 'json-server/lib/cli/utils/load.js';

const app = jsonServer.create();
app.use(jsonServer.defaults({ logger: false, bodyParser: true }));
app.use(jsonServer.router(await load(process.argv[2])));
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`json-server is ready on http://127.0.0.1:${server.address().port}\n`);
});
