/** Jest runs the TypeScript sources as ES modules; `npm test` sets the Node flag that this needs. */
export default {
  testEnvironment: 'node',
  // By default Jest leaves a core free, and so half of a small machine.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // libphonenumber-js imports its metadata as JSON, which Jest's ES modules do not do; it ships them as a module, too.
    '^(\\.{1,2}/.*/metadata\\.min\\.json)$': '$1.js',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};
