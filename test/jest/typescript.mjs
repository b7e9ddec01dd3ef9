import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { transform } from '@swc/core';

/** As `tsc` compiles them, without a look at the types. */
const OPTIONS = {
  swcrc: false,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

const GLOBALS = new URL('./globals.mjs', import.meta.url).href;

/** Node's hook for where a module is: `./a.js` is written for what is `./a.ts` here. */
export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: GLOBALS, shortCircuit: true };
  const ours = specifier.startsWith('.') && isTypeScript(context.parentURL);
  return next(ours ? specifier.replace(/\.js$/, '.ts') : specifier, context);
}

/** Node's hook for what a module is. */
export async function load(url, context, next) {
  if (!isTypeScript(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { ...OPTIONS, filename });
  return { format: 'module', source: code, shortCircuit: true };
}

const isTypeScript = (url) => url !== undefined && new URL(url).pathname.endsWith('.ts');
