// Bundles the built program: finding and reading some 1,500 small files is most of a start
// (docs/decisions/0003-one-file-to-start.md). And the page that the server shows, whose JSX console/tsconfig.json explains.
import { copyFile, cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { build } from 'esbuild';

import { readLedger } from './ledger.mjs';
import { licenses } from './licenses.mjs';

/** These make a `require` of their own, past the bundler's eyes, and would load a second copy of a bundled package. */
const OWN_REQUIRE =
  /@nestjs.(mapped-types.dist.type-helpers\.utils|typeorm.dist.common.typeorm-compat|swagger.dist.swagger-ui.swagger-ui)\.js$/;
const OWN_REQUIRE_LINE = 'const require = createRequire(import.meta.url);';

const withBundledRequire = {
  name: 'with-bundled-require',
  setup({ onLoad }) {
    onLoad({ filter: OWN_REQUIRE }, async ({ path }) => {
      const contents = await readFile(path, 'utf8');
      if (!contents.includes(OWN_REQUIRE_LINE)) throw new Error(`${path} no longer makes its own require as expected.`);
      return { contents: contents.replace(OWN_REQUIRE_LINE, '') };
    });
  },
};

/** What the page of /docs loads stands in a folder of the build, not in a package. */
const withSwaggerFolder = {
  name: 'with-swagger-folder',
  setup({ onLoad }) {
    onLoad({ filter: /swagger-ui-dist.absolute-path\.js$/ }, () => ({
      contents: "module.exports = () => __dirname + '/swagger-ui';",
    }));
  },
};

/** Files of src/testing name each other with the ending that they have once they are built. */
const endingIn = (ending) => ({
  name: 'ending',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/.*\.js$/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: path.replace(/\.js$/, ending), external: true },
    );
  },
});

/** Optional packages that are not installed, such as the drivers of other databases, stay what they are: missing. */
const withoutMissing = {
  name: 'without-missing',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...options }) => {
      if (pluginData === 'asked') return undefined;
      const { errors } = await resolve(path, { ...options, pluginData: 'asked' });
      return errors.length > 0 ? { path, external: true } : undefined;
    });
  },
};

const program = await build({
  entryPoints: ['dist/src/main.js', 'dist/src/server.js'],
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // The OpenAPI documents name their schemas after classes.
  keepNames: true,
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'error',
  external: ['sqlite3'],
  metafile: true,
  plugins: [withBundledRequire, withSwaggerFolder, withoutMissing],
  banner: {
    js: [
      "import { createRequire as requireFrom } from 'node:module';",
      'const require = requireFrom(import.meta.url), { filename: __filename, dirname: __dirname } = import.meta;',
    ].join('\n'),
  },
});

await keepRightNames(Object.keys(program.metafile.outputs));

const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-standalone-preset.js', 'LICENSE', 'NOTICE'])
  await cp(join(swagger, name), join('dist/swagger-ui', name));

// What a test suite loads, for both kinds of modules. It starts the program instead of being it.
const testing = (await readdir('dist/src/testing')).filter((name) => name.endsWith('.js'));
for (const [format, ending] of [
  ['esm', '.mjs'],
  ['cjs', '.cjs'],
]) {
  await build({
    entryPoints: testing.map((name) => join('dist/src/testing', name)),
    outdir: 'dist',
    outExtension: { '.js': ending },
    bundle: true,
    format,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    plugins: [endingIn(ending)],
    ...(format === 'cjs' && {
      define: { 'import.meta.url': 'own' },
      banner: { js: "const own = require('node:url').pathToFileURL(__filename).href;" },
    }),
  });
}

// Node loads it before programs of others, so it is a file of its own, and of the older kind.
await build({
  entryPoints: ['dist/src/proxy/preload.js'],
  outfile: 'dist/preload.cjs',
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  logLevel: 'error',
});

await copyFile('src/proxy/streams.php', 'dist/streams.php');

const page = await build({
  entryPoints: ['console/main.tsx', 'console/style.css'],
  outdir: 'dist/console',
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  metafile: true,
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'error',
});
await copyFile('console/index.html', 'dist/console/index.html');
await writeFile('dist/LICENSES.txt', licenses([program.metafile, page.metafile]));
await writeFile('dist/fidelity.json', JSON.stringify(readLedger()));

/** What keeps names sets them also where they are right already, and functions are made for every request. */
async function keepRightNames(files) {
  const setName = 'var __name = (target, value) => ';
  for (const file of files.filter((name) => name.endsWith('.mjs'))) {
    const text = await readFile(file, 'utf8');
    if (!text.includes(setName)) continue;
    await writeFile(file, text.replace(setName, `${setName}target.name === value ? target : `));
    return;
  }
  throw new Error('esbuild no longer keeps names as expected.');
}
