import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { blocksOf } from './blocksOf'

test('only blocks that name a file are taken, to the letter', () => {
  const text = '```sh\nnpm ci\n```\n\n```ts a/b.ts\nconst a = `x`\n\n```\n\n```ts c.ts\n```\n'
  expect([...blocksOf(text)]).toEqual([
    ['a/b.ts', 'const a = `x`\n\n'],
    ['c.ts', ''],
  ])
})

test('what is written into a text is found in it again', () => {
  const code = fc
    .array(fc.stringMatching(/^[a-z{} ]{0,20}$/))
    .map((lines) => `${lines.join('\n')}\n`)
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\.ts$/), code), (files) => {
      const text = Object.entries(files).map(
        ([name, body]) => `Words.\n\n\`\`\`ts ${name}\n${body}\`\`\`\n`,
      )
      expect(Object.fromEntries(blocksOf(text.join('\n')))).toEqual(files)
    }),
  )
})
