/** Jest's `globalTeardown`, needed with `--watch` only. */
export { teardown as default } from './global-setup.js';
