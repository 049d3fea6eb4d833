import { expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { compile } from './compile'

test('runs without tsx, as one, and every file knows where it was', async () => {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'orda-compile-')))
  mkdirSync(path.join(root, 'part'))
  writeFileSync(path.join(root, 'part/place.ts'), `export const place: string = import.meta.url\n`)
  writeFileSync(path.join(root, 'part/later.ts'), `export const later = 'later'\n`)
  const main = [
    `import { place } from './part/place'`,
    `const { later } = await import('./part/later')`,
    `process.stdout.write([place, import.meta.url, later].join(' '))`,
  ]
  writeFileSync(path.join(root, 'main.ts'), main.join('\n'))
  const { stdout } = spawnSync(process.execPath, [await compile(root, 'main.ts')], {
    encoding: 'utf8',
  })
  expect(stdout).toBe(`file://${root}/part/place.ts file://${root}/main.ts later`)
})
