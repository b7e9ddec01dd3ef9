// Prepares the checkout and runs one of its programs in this process:
//   node scripts/run.mjs main
//   node scripts/run.mjs keys list
import { prepare } from './prepare.mjs';

prepare();
const [program] = process.argv.splice(2, 1);
await import(`../dist/${program}.mjs`);
