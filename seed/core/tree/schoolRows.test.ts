import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { districts, type District } from '../data/districts'
import { namesakes } from '../data/namesakes'
import { randomOf } from './random'
import { schoolRows } from './schoolRows'
import type { TreeRow } from './treeRow'

const district = (kk: string, ab: string): District => {
  const found = districts.find((each) => each.kk === kk && each.kato.startsWith(ab))
  if (!found) throw new TypeError(`There is no ${kk}.`)
  return found
}
const draws = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ bin: String(i), random: randomOf(i) }))
const schoolsOf = (
  kk: string,
  ab: string,
  count: number,
  earlier: readonly TreeRow['name'][] = [],
) => [...schoolRows(district(kk, ab), draws(count), earlier)]

test('the first schools are the same however many follow', () => {
  fc.assert(
    fc.property(fc.constantFrom(...districts), fc.nat(40), fc.nat(40), (place, few, more) => {
      const all = [...schoolRows(place, draws(few + more), [])]
      expect([...schoolRows(place, draws(few), [])]).toEqual(all.slice(0, few))
    }),
    { numRuns: 30 },
  )
})

test('a district with more schools than there are persons to name them after counts on', () => {
  const names = schoolsOf('Зеренді ауданы', '11', 300).map(({ name }) => name)
  expect(new Set(names.map(({ kk }) => kk)).size).toBe(300)
  expect(new Set(names.map(({ ru }) => ru)).size).toBe(300)
  expect(names.filter(({ kk }) => kk.includes(' атындағы '))).toHaveLength(namesakes.length)
  const numbers = names.flatMap(({ kk }) => /№(\d+)/u.exec(kk)?.[1] ?? []).map(Number)
  expect(numbers).toEqual(Array.from({ length: 300 - namesakes.length }, (_, i) => i + 1))
})

test('earlier names are neither borne again nor numbered again', () => {
  const earlier = [
    { kk: 'Көкшетау қаласының Біржан сал атындағы мектеп-гимназиясы', ru: '' },
    { kk: 'Көкшетау қаласының №31 жалпы орта білім беретін мектебі', ru: '' },
    { kk: 'Көкшетау қаласының №7 мектеп-лицейі', ru: '' },
  ]
  const names = schoolsOf('Көкшетау қаласы', '11', 200, earlier).map(({ name }) => name.kk)
  expect(names.some((name) => name.includes('Біржан сал'))).toBe(false)
  expect(names.find((name) => name.includes('№'))).toContain('№32 ')
})

test('a town has no village schools', () => {
  const village = /негізгі орта|бастауыш/u
  const has = (kk: string, ab: string) =>
    schoolsOf(kk, ab, 200).some(({ name }) => village.test(name.kk))
  expect(has('Зеренді ауданы', '11')).toBe(true)
  expect(has('Көкшетау қаласы', '11')).toBe(false)
  expect(has('Медеу ауданы', '75')).toBe(false)
})

test("a school of a great city bears the city's name, one of a region only its district's", () => {
  const [inCity] = schoolsOf('Абай ауданы', '79', 1)
  expect(inCity?.name.kk).toMatch(/^Шымкент қаласы Абай ауданының /u)
  expect(inCity?.name.ru).toMatch(/ Абайского района города Шымкента$/u)
  const [inRegion] = schoolsOf('Абай ауданы', '10', 1)
  expect(inRegion?.name.kk).toMatch(/^Абай ауданының /u)
  expect(inRegion?.name.ru).toMatch(/ Абайского района$/u)
})

test('other languages are taught in where they are spoken', () => {
  const other = (kk: string, ab: string) =>
    schoolsOf(kk, ab, 300).filter(({ languages }) => languages.includes('other')).length
  expect(other('Ұйғыр ауданы', '19')).toBeGreaterThan(5)
  expect(other('Зеренді ауданы', '11')).toBe(0)
})

test('a namesake is one person, written in both languages', () => {
  expect(new Set(namesakes.map(({ kk }) => kk)).size).toBe(namesakes.length)
  expect(new Set(namesakes.map(({ ru }) => ru)).size).toBe(namesakes.length)
  // A name inside another would make two schools look alike to the check above.
  for (const { kk } of namesakes)
    expect(namesakes.filter((other) => other.kk.includes(kk))).toHaveLength(1)
})
