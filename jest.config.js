/** Jest runs the TypeScript sources as ES modules; `npm test` sets the Node flag that this needs. */
export default {
  testEnvironment: 'node',
  // By default Jest leaves a core free, and so half of a small machine.
  maxWorkers: '100%',
  // A machine that is busy with other things must not fail a test.
  testTimeout: 30_000,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Its ES modules import JSON, of which Jest complains in every file; the other form of the package does not.
    '^libphonenumber-js/min$': '<rootDir>/node_modules/libphonenumber-js/min/index.cjs',
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
