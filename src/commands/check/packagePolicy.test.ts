import { expect, test } from '@jest/globals'
import { packageFaults } from './packagePolicy'
import type { Package, PackageTree } from './packages'

const one = (name: string, version = '1.0.0', rest: Partial<Package> = {}): Package => ({
  name,
  version,
  licence: 'MIT',
  hasInstallScript: false,
  integrity: 'sha512-x',
  ...rest,
})
const withScripts = ['@parcel/watcher', 'esbuild'].map((name) =>
  one(name, '1.0.0', { hasInstallScript: true }),
)
/** The faults of a tree that is in order but for what is given. */
const faults = (packages: readonly Package[], tree: Partial<PackageTree> = {}) =>
  packageFaults({
    direct: {},
    npmrc: 'omit-lockfile-registry-resolved=true\n',
    packages: [...withScripts, ...packages],
    ...tree,
  })

test('a tree in order has no faults', () => {
  const tree = [one('payload', '3.90.2'), one('@payloadcms/ui', '3.90.2'), one('next', '16.4.6')]
  expect(faults(tree, { direct: { payload: '3.90.2', next: '16.4.6' } })).toEqual([])
})

test('a folder of the project needs no version, one elsewhere is nobody knows what', () => {
  expect(faults([], { direct: { 'orda-kit': 'file:src/kit', other: 'file:../other' } })).toEqual([
    'other: write one exact version in package.json, not "file:../other"',
  ])
})

test('a range in package.json', () => {
  expect(faults([], { direct: { next: '^16.4.6' } })).toEqual([
    'next: write one exact version in package.json, not "^16.4.6"',
  ])
})

test('two versions of Payload, or a package of it that nobody decided on', () => {
  expect(faults([one('payload', '3.90.2'), one('@payloadcms/ui', '3.90.1')])).toEqual([
    'payload and @payloadcms/* must share one version, found 3.90.1, 3.90.2',
  ])
  expect(faults([one('@payloadcms/plugin-seo', '3.90.2')])).toEqual([
    "@payloadcms/plugin-seo: not on the list of Payload's packages we use",
  ])
})

test.each(['xlsx', '@payloadcms/plugin-form-builder', '@payloadcms/plugin-stripe'])(
  '%s is banned',
  (name) => {
    expect(faults([one(name)]).join()).toContain(`${name}@1.0.0: banned (`)
  },
)

test.each([
  ['next', '16.4.0', '16.4.1'],
  ['next', '16.4.1-canary.9', '16.4.1'],
  ['nodemailer', '9.0.0', '10.0.5'],
  ['payload', '3.90.0', '3.90.1'],
])('%s %s has known holes', (name, version, floor) => {
  expect(faults([one(name, version)])).toEqual([
    `${name}@${version}: has known holes, needs ${floor} or later`,
  ])
  expect(faults([one(name, floor)])).toEqual([])
})

test('the list of packages with install scripts is exact', () => {
  expect(faults([one('new', '1.0.0', { hasInstallScript: true })])).toEqual([
    'new: runs a script while it is installed and is not on the list',
  ])
  expect(faults([], { packages: withScripts.slice(1) })).toEqual([
    '@parcel/watcher: runs no install script any more, take it off the list',
  ])
})

test('an address or a missing checksum in the lock file', () => {
  const resolved = 'https://registry.example/a.tgz'
  expect(faults([one('a', '1.0.0', { resolved, integrity: undefined })])).toEqual([
    `a@1.0.0: package-lock.json names ${resolved}; reinstall with omit-lockfile-registry-resolved=true`,
    'a@1.0.0: has no checksum in package-lock.json',
  ])
  expect(faults([one('a', '1.0.0', { integrity: undefined, isPlatformOnly: true })])).toEqual([])
})

test('.npmrc keeps addresses out of the lock file, and itself names none', () => {
  expect(faults([], { npmrc: '' })).toEqual([
    '.npmrc: the line omit-lockfile-registry-resolved=true is missing',
  ])
  const npmrc =
    'omit-lockfile-registry-resolved = true\r\n@s:registry=https://r/\n//r/:_authToken=secret'
  const found = faults([], { npmrc })
  expect(found).toHaveLength(2)
  expect(found.join()).not.toContain('secret')
})
