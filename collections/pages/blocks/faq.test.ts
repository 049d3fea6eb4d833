import { expect, test } from '@jest/globals'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { paragraph, textBlock } from '../../../seed/core/richText'
import { blockPlace } from '../../../src/testing/blockPlace'
import { faq } from './faq'
import { FaqBlock } from './FaqBlock'

const { place } = blockPlace()
const answer = textBlock(paragraph('Тегін.')).content

test('questions without words are left out, and a block without questions', async () => {
  const items = [{ question: ' Ақылы ма? ', answer }, { question: ' ', answer }, 'x', null]
  expect(await faq.read({ items, title: 'Сұрақтар' }, place)).toEqual({
    items: [{ question: 'Ақылы ма?', answer }],
    title: 'Сұрақтар',
  })
  expect(await faq.read({ items: [{ answer }], title: 'Сұрақтар' }, place)).toBeUndefined()
})

test('a question opens to its answer without JavaScript', () => {
  const frame = { blockType: 'faq', id: 'b1', locale: 'kk', t: (key: string) => key } as const
  const items = [{ question: 'Ақылы ма?', answer }]
  const html = (title: string) =>
    renderToStaticMarkup(createElement(FaqBlock, { ...frame, items, title }))
  expect(html('')).toBe(
    '<section class="block"><details class="question"><summary>Ақылы ма?</summary><div class="text"><p>Тегін.</p></div></details></section>',
  )
  expect(html('Сұрақтар')).toContain(
    '<section aria-labelledby="b1" class="block"><h2 id="b1">Сұрақтар</h2>',
  )
})
