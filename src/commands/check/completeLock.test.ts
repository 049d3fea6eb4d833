import { expect, test } from '@jest/globals'
import { completeLock } from './completeLock'

const binaries = { '@a/bin-darwin-arm64': '1.0.0', '@a/bin-linux-x64': '1.0.0', fsevents: '2.3.3' }
const lock = {
  packages: {
    '': {},
    'node_modules/@a/bin-linux-x64': { version: '1.0.0' },
    'node_modules/a': {
      version: '1.0.0',
      license: 'MIT',
      dev: true,
      optionalDependencies: binaries,
    },
  },
}

test('what another platform needs is named, with that platform', () => {
  const { added, lock: whole } = completeLock(lock)
  expect(added).toEqual(['@a/bin-darwin-arm64@1.0.0'])
  expect(whole.packages['node_modules/@a/bin-darwin-arm64']).toEqual({
    version: '1.0.0',
    cpu: ['arm64'],
    dev: true,
    license: 'MIT',
    optional: true,
    os: ['darwin'],
  })
  expect(Object.keys(whole.packages)).toEqual([...Object.keys(whole.packages)].sort())
})

test('a complete lock file stays as it is', () => {
  const { lock: whole } = completeLock(lock)
  expect(completeLock(whole)).toEqual({ lock: whole, added: [] })
})

test('another version in the root does not count: it is put beside its owner', () => {
  const packages = { ...lock.packages, 'node_modules/@a/bin-darwin-arm64': { version: '9.0.0' } }
  const { lock: whole } = completeLock({ packages })
  expect(whole.packages['node_modules/a/node_modules/@a/bin-darwin-arm64']?.version).toBe('1.0.0')
  expect(whole.packages['node_modules/@a/bin-darwin-arm64']?.version).toBe('9.0.0')
})

test('what a nested package finds above it is not added again', () => {
  const nested = {
    'node_modules/b/node_modules/a': {
      version: '1.0.0',
      optionalDependencies: { '@a/bin-linux-x64': '1.0.0' },
    },
  }
  expect(completeLock({ packages: { ...lock.packages, ...nested } }).added).toEqual([
    '@a/bin-darwin-arm64@1.0.0',
  ])
})
