import { setup } from './global-setup.cjs';

/** Jest's `globalSetup`: one server for the whole run, whose address is `process.env.GLOWWORM_URL`. It ends with Jest. */
export = setup;
