export default {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/jest/set-up.mjs',
  globalTeardown: '<rootDir>/test/jest/tear-down.mjs',
  testRunner: '<rootDir>/test/jest/runner.mjs',
  // By default Jest leaves a core free, and so half of a small machine.
  maxWorkers: '100%',
  // A machine that is busy with other things must not fail a test.
  testTimeout: 30_000,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  reporters: ['default', '<rootDir>/test/jest/driven-reporter.mjs'],
  // The runner sees to TypeScript.
  transform: {},
};
