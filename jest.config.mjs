/**
 * `npm test`. Tests that need a browser are named `*.browser.test.ts` and run by `npm run test:browser` alone.
 */
const roots = '<rootDir>/{src,plugins,collections,themes,seed,bench}/**'

export default {
  testEnvironment: 'node',
  runner: '<rootDir>/src/testing/jest/runner.mjs',
  testSequencer: '<rootDir>/src/testing/jest/matrixFirst.mjs',
  testMatch: [`${roots}/*.test.ts?(x)`, '!**/*.browser.test.ts?(x)'],
  modulePathIgnorePatterns: ['<rootDir>/.next/'],
  testTimeout: 60_000,
  maxWorkers: 2,
}
