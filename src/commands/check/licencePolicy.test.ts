import { expect, test } from '@jest/globals'
import { licenceExceptions, licenceFaults } from './licencePolicy'
import type { Package } from './packages'

const one = (name: string, licence: string): Package => ({
  name,
  licence,
  version: '1.0.0',
  hasInstallScript: false,
})

test.each(['MIT', '(MPL-2.0 OR Apache-2.0)', 'Apache 2.0', 'Apache-2.0 AND MIT', 'WTFPL OR ISC'])(
  '%s passes',
  (licence) => {
    expect(licenceFaults([one('any', licence)], [])).toEqual([])
  },
)

test.each(['GPL-3.0-only', 'SSPL-1.0', 'Unlicense', 'BUSL-1.1', 'MIT AND LGPL-3.0-or-later'])(
  '%s is refused by name',
  (licence) => {
    expect(licenceFaults([one('bad', licence)], [])).toEqual([
      `bad@1.0.0: licence ${licence} is not on the list`,
    ])
  },
)

test('a package that says nothing is refused', () => {
  expect(licenceFaults([one('mute', '')], [])).toEqual([
    'mute@1.0.0: licence (none) is not on the list',
  ])
})

test('an exception serves its own packages and licence only', () => {
  const tree = [
    one('@img/sharp-libvips-linux-x64', 'LGPL-3.0-or-later'),
    one('@img/sharp-wasm32', 'Apache-2.0 AND LGPL-3.0-or-later AND MIT'),
    one('caniuse-lite', 'CC-BY-4.0'),
    one('truncate-utf8-bytes', 'WTFPL'),
  ]
  expect(licenceFaults(tree)).toEqual([])
  expect(licenceFaults([...tree, one('caniuse-lite-2', 'CC-BY-4.0')])).toHaveLength(1)
  expect(licenceFaults([...tree, one('caniuse-lite', 'GPL-3.0-only')])).toHaveLength(1)
})

test('an exception that nothing needs is reported, and every exception has a reason', () => {
  const exception = { packages: /^gone$/, licence: 'WTFPL', reason: 'was needed once' }
  expect(licenceFaults([], [exception])).toEqual(['exception /^gone$/ (WTFPL) is not used'])
  for (const { reason } of licenceExceptions) expect(reason.length).toBeGreaterThan(20)
})
