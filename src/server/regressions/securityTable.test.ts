import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@jest/globals'

const root = path.resolve(import.meta.dirname, '../../..')
const text = readFileSync(path.join(root, 'docs/security-tests.md'), 'utf8')
const named = [...text.matchAll(/`((?:src|collections|bench)\/[^`]+\.tsx?)`/g)].map(
  ([, file]) => file ?? '',
)

const ROWS = [
  ...['RESET', 'FIRST', 'SESS', 'JWT', 'ID', 'LOCK', 'UNLOCK', 'CSRF', 'COOKIE', 'REDIR', 'FIELD'],
  ...['EMAIL', 'MASS', 'SECRETS', 'PWD', 'MULTIAUTH', 'LOCAL', 'JOBS'],
].map((name) => `T-${name}`)
const REQUIREMENTS = [5, 9, 12, 14, 15, 16, 22, 23, 25, 26, 27, 28, 29, 30]

test('every row is there, with a test', () => {
  const rows = [...ROWS, ...REQUIREMENTS.map((number) => `A-${String(number).padStart(2, '0')}`)]
  for (const row of rows)
    expect(text).toMatch(new RegExp(`^\\| ${row} +\\|.*\`[a-z]+/[^\`]+\\.test\\.ts\`.*\\|$`, 'm'))
})

test('every file that is named exists, and every regression test is named', () => {
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([])
  const own = readdirSync(import.meta.dirname).filter((file) => file !== 'securityTable.test.ts')
  expect(own.filter((file) => !named.includes(`src/server/regressions/${file}`))).toEqual([])
})
