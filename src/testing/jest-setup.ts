/** Jest's `globalSetup`. Without the teardown, the server ends with Jest. */
export { setup as default } from './global-setup.js';
