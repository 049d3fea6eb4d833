import { joinPackages } from './jest.packages.mjs'

/**
 * ES modules throughout: run with NODE_OPTIONS=--experimental-vm-modules (npm test does). Tests that need a
 * browser are named `*.browser.test.ts` and run by `npm run test:browser` alone.
 */
const roots = '<rootDir>/{src,plugins,collections,themes,seed,bench}/**'

export default {
  testEnvironment: 'node',
  // As in production; see startMode.
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons', 'production'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    ...(await joinPackages()),
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '\\.(css|scss)$': '<rootDir>/src/testing/empty.cjs',
    '^@payload-config$': '<rootDir>/payload.config.ts',
  },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testMatch: [`${roots}/*.test.ts?(x)`, '!**/*.browser.test.ts?(x)'],
  modulePathIgnorePatterns: ['<rootDir>/.next/'],
  testSequencer: '<rootDir>/jest.sequencer.mjs',
  testTimeout: 60_000,
  maxWorkers: 2,
  // Modules of ended suites stay in a worker; past some gigabytes it only collects garbage.
  workerIdleMemoryLimit: '1GB',
}
