import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readPackages } from './packages'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'orda-packages-'))
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

function write(file: string, content: unknown) {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), typeof content === 'string' ? content : JSON.stringify(content))
}

test('reads the tree from the lock file and the licence from the installed package', () => {
  write('package-lock.json', {
    packages: {
      '': { version: '0.1.0', dependencies: { a: '1.0.0' }, devDependencies: { b: '^2.0.0' } },
      'node_modules/a': { version: '1.0.0', license: 'MIT', integrity: 'sha512-a' },
      'node_modules/a/node_modules/@s/b': { version: '2.1.0', hasInstallScript: true },
      'node_modules/alias': { name: 'real', version: '3.0.0', resolved: 'https://r/real.tgz' },
      'node_modules/local': { link: true, resolved: 'local' },
      local: { name: 'local', version: '1.0.0' },
    },
  })
  write('node_modules/a/package.json', { license: 'ISC' })
  expect(readPackages(root)).toEqual({
    direct: { a: '1.0.0', b: '^2.0.0' },
    npmrc: '',
    packages: [
      {
        name: 'a',
        version: '1.0.0',
        licence: 'ISC',
        hasInstallScript: false,
        integrity: 'sha512-a',
        isPlatformOnly: false,
        resolved: undefined,
      },
      {
        name: '@s/b',
        version: '2.1.0',
        licence: '',
        hasInstallScript: true,
        integrity: undefined,
        isPlatformOnly: false,
        resolved: undefined,
      },
      expect.objectContaining({ name: 'real', resolved: 'https://r/real.tgz' }),
    ],
  })
})

test.each([
  [{ license: 'MIT' }, 'MIT'],
  [{ license: { type: 'BSD-3-Clause', url: 'x' } }, 'BSD-3-Clause'],
  [{ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0' }] }, 'MIT OR GPL-2.0'],
  [{ licenses: 'MIT' }, 'from the lock'],
  [{ license: 7 }, 'from the lock'],
  [{}, 'from the lock'],
])('%j is licensed %s', (manifest, licence) => {
  write('package-lock.json', {
    packages: { '': {}, 'node_modules/a': { version: '1.0.0', license: 'from the lock' } },
  })
  write('node_modules/a/package.json', manifest)
  expect(readPackages(root).packages[0]?.licence).toBe(licence)
})

test('takes .npmrc as it is, and refuses a lock file of another shape', () => {
  write('.npmrc', 'a=b\n')
  write('package-lock.json', { packages: { '': {} } })
  expect(readPackages(root)).toEqual({ direct: {}, npmrc: 'a=b\n', packages: [] })
  write('package-lock.json', { dependencies: {} })
  expect(() => readPackages(root)).toThrow('packages')
})
