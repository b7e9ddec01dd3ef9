// Bundles the built program: finding and reading some 1,500 small files is most of a start
// (docs/decisions/0003-one-file-to-start.md). And the page that the server shows, whose JSX console/tsconfig.json explains.
import { copyFile, readFile } from 'node:fs/promises';

import { build } from 'esbuild';

/** These make a `require` of their own, past the bundler's eyes, and would load a second copy of a bundled package. */
const OWN_REQUIRE = /@nestjs.(mapped-types.dist.type-helpers\.utils|typeorm.dist.common.typeorm-compat)\.js$/;
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

await build({
  entryPoints: ['dist/src/main.js'],
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
  logLevel: 'error',
  external: ['sqlite3', 'swagger-ui-dist'],
  plugins: [withBundledRequire, withoutMissing],
  banner: {
    js: [
      "import { createRequire as requireFrom } from 'node:module';",
      'const require = requireFrom(import.meta.url), { filename: __filename, dirname: __dirname } = import.meta;',
    ].join('\n'),
  },
});

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

await build({
  entryPoints: ['console/main.tsx', 'console/style.css'],
  outdir: 'dist/console',
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  sourcemap: true,
  logLevel: 'error',
});
await copyFile('console/index.html', 'dist/console/index.html');
