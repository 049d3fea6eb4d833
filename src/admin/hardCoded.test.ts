import { expect, test } from '@jest/globals'
import { replacedText, titleIn } from './hardCoded'

const say = (key: string): string => `<${key}>`

test('a text that is hard-coded in English is replaced, another one is not', () => {
  expect(replacedText('Copy URL', say)).toBe('<copyAddress>')
  expect(replacedText(' To pick up a draggable item, press the space bar. …', say)).toBe(
    '<dragHint>',
  )
  expect(replacedText('Мекенжайды көшіру', say)).toBeUndefined()
  expect(replacedText('', say)).toBeUndefined()
})

test('a title in all languages is shown in one of them', () => {
  const both = '{"kk":"Мектеп","ru":"Школа"}'
  expect([titleIn(both, 'kk'), titleIn(both, 'ru')]).toEqual(['Мектеп', 'Школа'])
  expect(titleIn('{"kk":"Мектеп","ru":null}', 'ru')).toBe('Мектеп')
  expect(titleIn('{"kk":1}', 'kk')).toBeUndefined()
  expect(titleIn('{"kk":', 'kk')).toBeUndefined()
  expect(titleIn('Мектеп', 'kk')).toBeUndefined()
})
