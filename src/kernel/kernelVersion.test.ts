import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { faultsOfKernel, KERNEL_VERSION } from './kernelVersion'
import { ManifestError } from './manifestError'
import { createRegistry } from './registry'

const [major = 0, minor = 0, patch = 0] = KERNEL_VERSION.split('.').map(Number)
const plugin = { version: '1.0.0', permissions: {}, translations: { kk: {}, ru: {} } } as const
const core = { ...plugin, id: 'core' }

test('a plugin that says nothing, or a range that holds this kernel, runs', () => {
  expect(faultsOfKernel({})).toEqual([])
  for (const kernel of [KERNEL_VERSION, `^${KERNEL_VERSION}`, `>=${KERNEL_VERSION} <99`, '*'])
    expect(faultsOfKernel({ kernel })).toEqual([])
})

test('before 1.0.0 a caret holds the second number, afterwards the first', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), fc.nat(20), (a, b, c) => {
      const isSameLine = a === major && (major > 0 || b === minor)
      const isOlder = [a, b, c].join() === KERNEL_VERSION.replaceAll('.', ',') || before(a, b, c)
      const fits = faultsOfKernel({ kernel: `^${[a, b, c].join('.')}` }).length === 0
      // ^0.0.3 means that one version alone.
      const isZero = a === 0 && b === 0
      if (!isZero) expect(fits).toBe(isSameLine && isOlder)
    }),
  )
})

const before = (a: number, b: number, c: number): boolean =>
  a < major || (a === major && (b < minor || (b === minor && c < patch)))

test.each([
  ['^9.0.0', `blog: is written for kernel ^9.0.0, and this one is ${KERNEL_VERSION}`],
  ['soon', `blog: 'kernel' must be a range of versions such as '^${KERNEL_VERSION}', not 'soon'`],
])('one made for %s is refused before anything else of it is looked at', (kernel, sentence) => {
  const blog = { ...plugin, id: 'blog', kernel, unknown: 1, permissions: { nobodys: {} } }
  expect(() => createRegistry(core, [blog])).toThrow(ManifestError)
  expect(() => createRegistry(core, [blog])).toThrow(sentence)
})

test('packages name the same version to npm: that of the kit', () => {
  const kit = JSON.parse(readFileSync('src/kit/package.json', 'utf8')) as { version: string }
  expect(kit.version).toBe(KERNEL_VERSION)
})
