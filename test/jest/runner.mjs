import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';

import circus from 'jest-circus/runner';

import { TIMEOUT } from './globals.mjs';

register('./typescript.mjs', import.meta.url);
process.setSourceMapsEnabled(true);

const require = createRequire(import.meta.url);
/** Jest's own tests would look after each other's handlers; a file starts with none. */
const HANDLERS = Symbol.for('EVENT_HANDLERS');
let files = 0;

/**
 * Runs one test file as Jest does, but in plain Node instead of a sandbox with modules of its own: the program is loaded, and
 * made fast by the engine, once for all the files of a worker. Files share globals and modules, so none may leave anything there.
 */
export default function runNatively(globalConfig, config, environment, runtime, testPath, send) {
  // Node's own reading of stacks knows where the lines of TypeScript are.
  Error.prepareStackTrace = undefined;
  const native = {
    requireInternalModule(path) {
      delete require.cache[path];
      delete globalThis[HANDLERS];
      delete globalThis[TIMEOUT];
      return require(path);
    },
    requireModule: require,
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (path) => import(`${pathToFileURL(path)}?file=${++files}`),
    setGlobalsForRuntime: () => undefined,
  };
  return circus.default(
    globalConfig,
    config,
    { global: globalThis },
    Object.assign(Object.create(runtime), native),
    testPath,
    send,
  );
}
