import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

/** Suites by name: what they hold below the line that imports Jest's words. */
const SUITES = {
  good: `test('adds', () => { expect(1 + 1).toBe(2) })
    test.each([1, 2])('each %s', (one) => { expect(one).toBeGreaterThan(0) })
    test.skip('later', () => { throw new Error('never') })`,
  bad: `test('is wrong', () => { expect({ a: 1 }).toEqual({ a: 2 }) })
    test('is refused', async () => { await Promise.reject(new Error('refused here')) })`,
  slow: `test('never ends', () => new Promise(() => {}), 50)
    test('begins all the same', () => {})`,
  stray: `test('leaves a promise behind', async () => {
      void Promise.reject(new Error('nobody waited'))
      await new Promise((done) => setTimeout(done, 20))
    })`,
  late: `test('is awaited late', async () => {
      const refused = Promise.reject(new Error('awaited'))
      await new Promise((done) => setTimeout(done, 20))
      await expect(refused).rejects.toThrow('awaited')
    })`,
  hooks: `beforeAll(() => { throw new Error('no beginning') })
    test('is not asked', () => {})`,
  broken: `import './nowhere'`,
  empty: ``,
  dead: `test('ends the process', () => { process.exit(3) })`,
  env: `test('sets', () => {
      expect(process.env.STRAY).toBe(undefined)
      process.env.STRAY = 'a'
    })`,
  envAgain: `test('sees nothing of another suite', () => {
      expect(process.env.STRAY).toBe(undefined)
      process.env.STRAY = 'b'
    })`,
}

type Suite = Readonly<{
  message: string
  assertionResults: readonly Readonly<{ fullName: string; status: string }>[]
}>
type Report = Readonly<{
  numFailedTests: number
  numPassedTests: number
  numPendingTests: number
  numRuntimeErrorTestSuites: number
  testResults: readonly (Suite & Readonly<{ name: string }>)[]
}>

let root: string
let report: Report
let status: number

beforeAll(async () => {
  mkdirSync('.cache', { recursive: true })
  root = mkdtempSync(path.resolve('.cache/suites-'))
  const words = `import { beforeAll, expect, test } from '@jest/globals'\n`
  for (const [name, text] of Object.entries(SUITES))
    writeFileSync(path.join(root, `${name}.test.ts`), words + text)
  const config = path.join(root, 'jest.config.json')
  const runner = path.resolve('src/testing/jest/runner.mjs')
  writeFileSync(config, JSON.stringify({ rootDir: root, runner, testTimeout: 5000 }))
  const file = path.join(root, 'report.json')
  const jest = path.resolve('node_modules/jest/bin/jest.js')
  const args = [jest, '--config', config, '--json', '--outputFile', file, '--maxWorkers', '1']
  status = await new Promise((done) => {
    const child = execFile(process.execPath, args, () => undefined)
    child.on('exit', (code) => {
      done(code ?? -1)
    })
  })
  report = JSON.parse(readFileSync(file, 'utf8')) as Report
}, 120_000)
afterAll(() => {
  rmSync(root, { recursive: true })
})

const suite = (name: keyof typeof SUITES): Suite => {
  const found = report.testResults.find((one) => one.name.endsWith(`/${name}.test.ts`))
  if (!found) throw new TypeError(name)
  return found
}
const states = (name: keyof typeof SUITES): string[] =>
  suite(name).assertionResults.map(({ fullName, status: state }) => `${fullName}: ${state}`)

test('what is right passes, what is skipped is not run', () => {
  expect(states('good')).toEqual([
    'adds: passed',
    'each 1: passed',
    'each 2: passed',
    'later: pending',
  ])
  expect(states('late')).toEqual(['is awaited late: passed'])
})

test('what is wrong fails, and says how', () => {
  expect(states('bad')).toEqual(['is wrong: failed', 'is refused: failed'])
  expect(suite('bad').message).toContain('"a": 2')
  expect(suite('bad').message).toContain('refused here')
})

test('what never ends is ended, and what follows is run', () => {
  expect(states('slow')).toEqual(['never ends: failed', 'begins all the same: passed'])
  expect(suite('slow').message).toContain('50 ms')
})

test('a promise that is refused and never awaited fails its suite', () => {
  expect(suite('stray').message).toContain('nobody waited')
})

test('a suite without a beginning fails, as one that cannot be read, or has no tests', () => {
  expect(states('hooks')).toEqual(['is not asked: failed'])
  expect(suite('broken').message).toContain('nowhere')
  expect(suite('empty').message).toContain('at least one test')
})

test('a suite that ends its process fails, and no other with it', () => {
  expect(suite('dead').message).not.toBe('')
  expect(report.testResults).toHaveLength(Object.keys(SUITES).length)
})

test('a suite sees nothing of what another set in the environment', () => {
  expect([...states('env'), ...states('envAgain')]).toEqual([
    'sets: passed',
    'sees nothing of another suite: passed',
  ])
})

test('all is counted, and the run fails', () => {
  expect(report.numPassedTests).toBe(8)
  expect(report.numFailedTests).toBe(4)
  expect(report.numPendingTests).toBe(1)
  expect(report.numRuntimeErrorTestSuites).toBe(4)
  expect(status).toBe(1)
})
