// Prepares the checkout and runs the program in this process:
//   node scripts/run.mjs serve --port 4000
//   node scripts/run.mjs keys list
import { prepare } from './prepare.mjs';

const { npm_lifecycle_event, npm_package_name } = process.env;
if (npm_lifecycle_event && npm_package_name === 'glowworm') endWithParent();
await prepare();
await import('../dist/main.mjs');

/** A npm that is killed cannot pass it on; whoever started `npm start` and ended it means the server. */
function endWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 100).unref();
}
