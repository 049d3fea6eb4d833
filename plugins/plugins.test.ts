import { expect, test } from '@jest/globals'
import { LOCALES } from '#kernel'
import { plugins } from './index'

test.each(plugins.map((plugin) => [plugin.id, plugin] as const))(
  'people who switch %s on or off are told what it is called',
  (_id, { translations }) => {
    for (const locale of LOCALES) expect(translations[locale]['module.name']).toMatch(/\p{L}{3}/u)
  },
)
