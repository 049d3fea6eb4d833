import { expect, test } from '@jest/globals'
import { kk } from '../../../collections/invitations/translations/kk'
import { ru } from '../../../collections/invitations/translations/ru'
import { listVerdict } from './listVerdict'

const report = { faultCount: 0, invited: 2, isDry: true, left: 0, made: 1 }

test('a list without faults is applied as a whole, one with faults in part, one of faults alone not at all', () => {
  expect(listVerdict(report)).toMatchObject({ sentence: 'ready', apply: 'all', hasResult: false })
  expect(listVerdict({ ...report, faultCount: 3, left: 2 })).toMatchObject({
    ...{ sentence: 'faulty', apply: 'partial' },
    numbers: [
      ['willInvite', 2],
      ['willMake', 1],
      ['left', 2],
    ],
  })
  const wrong = listVerdict({ ...report, faultCount: 3, invited: 0, made: 0, left: 3 })
  expect(wrong).toMatchObject({ sentence: 'allFaulty' })
  expect(wrong.apply).toBeUndefined()
})

test('only what was done has a result, and nothing is applied twice', () => {
  const done = listVerdict({ ...report, isDry: false })
  expect(done).toMatchObject({ title: 'done', hasResult: true })
  expect([done.apply, done.sentence]).toEqual([undefined, undefined])
  const refused = listVerdict({ ...report, isDry: false, invited: 0, made: 0, faultCount: 1 })
  expect(refused).toMatchObject({ title: 'refused', hasResult: false })
})

test('everything that it says has words in both languages', () => {
  for (const given of [report, { ...report, isDry: false }, { ...report, made: 0, invited: 0 }]) {
    const { numbers, sentence, title } = listVerdict(given)
    for (const key of [title, ...(sentence ? [sentence] : []), ...numbers.map(([name]) => name)])
      for (const texts of [kk, ru] as readonly Record<string, string>[])
        expect([key, texts[`invitations.${key}`]]).toEqual([key, expect.stringMatching(/./)])
  }
})
