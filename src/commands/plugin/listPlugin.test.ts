import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { check } from 'prettier'
import { listPlugin } from './listPlugin'
import { exportName } from './names'

const EMPTY = `import type { AnyPlugin } from '#kernel'

/** Every plugin. */
export const plugins: readonly AnyPlugin[] = []
`
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/)
const ids = fc.uniqueArray(
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('-')),
  { maxLength: 8, selector: exportName },
)

test('however many plugins are listed, each is imported once, in order, as Prettier would write it', async () => {
  await fc.assert(
    fc.asyncProperty(ids, async (all) => {
      const text = all.reduce(listPlugin, EMPTY)
      const options = { semi: false, singleQuote: true, printWidth: 100, parser: 'typescript' }
      expect(await check(text, options)).toBe(true)
      const listed = /= \[([^\]]*)\]/.exec(text)?.[1] ?? ''
      expect(
        listed
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean),
      ).toEqual(all.map(exportName))
      for (const id of all) expect(text.split(` from './${id}/plugin'\n`)).toHaveLength(2)
    }),
    { numRuns: 50 },
  )
})
