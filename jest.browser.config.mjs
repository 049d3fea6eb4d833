import base from './jest.config.mjs'

/** Stories in a real browser, one after another: each starts a portal of its own. */
export default {
  ...base,
  testMatch: ['<rootDir>/{src,plugins}/**/*.browser.test.ts?(x)'],
  testTimeout: 120_000,
  maxWorkers: 1,
}
