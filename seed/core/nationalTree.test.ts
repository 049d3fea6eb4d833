import { beforeAll, describe, expect, test } from '@jest/globals'
import { isBin, isKatoWithin, katoRegions } from '#collections'
import { akmola } from './data/akmola'
import { districts } from './data/districts'
import { nationalTree } from './nationalTree'
import { districtRow, regionRow } from './tree/departmentRows'
import { SYNTHETIC_YEAR } from './tree/syntheticBins'
import type { TreeRow } from './tree/treeRow'

/** Kazakh and Russian letters, digits, № and quotation marks: no Latin look-alike, no other alphabet. */
const cyrillic = /^[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі0-9№«» \u00a0-]+$/u
const day = /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const teaching: ReadonlySet<TreeRow['kind']> = new Set(['school', 'kindergarten', 'college'])

/** Rows of which another with the same parent has the same key. */
const repeated = (rows: readonly TreeRow[], keyOf: (row: TreeRow) => string | undefined) => {
  const keys = rows.map((row) => `${row.parentBin ?? ''} ${keyOf(row) ?? ''}`)
  const last = new Map(keys.map((key, i) => [key, i]))
  return keys.filter((key, i) => last.get(key) !== i)
}

const demo = [...nationalTree()]
let nation: readonly TreeRow[]
beforeAll(() => {
  nation = [...nationalTree({ schools: 8000 })]
})

const countOf = (rows: readonly TreeRow[], kind: TreeRow['kind']) =>
  rows.filter((row) => row.kind === kind).length
const counts = (rows: readonly TreeRow[]) => ({
  ministry: countOf(rows, 'ministry'),
  region: countOf(rows, 'region'),
  district: countOf(rows, 'district'),
  school: countOf(rows, 'school'),
  kindergarten: countOf(rows, 'kindergarten'),
  college: countOf(rows, 'college'),
  other: countOf(rows, 'other'),
})

test('the demo tree is the republic, its regions and one of them in full', () => {
  expect(counts(demo)).toEqual({
    ministry: 1,
    region: 20,
    district: 4,
    school: 12,
    kindergarten: 1,
    college: 1,
    other: 0,
  })
  expect(demo.slice(21)).toEqual(akmola)
})

test.each([undefined, 0, 1, 12])('%p schools give the demo tree', (schools) => {
  expect([...nationalTree(schools === undefined ? {} : { schools })]).toEqual(demo)
})

test('the national tree has as many schools as were asked for', () => {
  expect(counts(nation)).toEqual({
    ministry: 1,
    region: 20,
    district: 227,
    school: 8000,
    kindergarten: 1,
    college: 1,
    other: 0,
  })
  expect(countOf([...nationalTree({ schools: 13 })], 'school')).toBe(13)
})

test.each([-1, 1.5, NaN, Infinity, 90_001])('%p schools are refused', (schools) => {
  expect(() => nationalTree({ schools }).next()).toThrow(TypeError)
})

test('two runs give the same rows', () => {
  expect([...nationalTree({ schools: 8000 })]).toEqual(nation)
})

test('a greater tree has every row of a smaller one', () => {
  const greater = new Map(nation.map((row) => [row.bin, row]))
  for (const row of nationalTree({ schools: 500 })) expect(greater.get(row.bin)).toEqual(row)
  for (const row of demo) expect(greater.get(row.bin)).toEqual(row)
})

test("Ақмола's part begins with the rows written by hand", () => {
  const first = nation.findIndex(
    (row) => row.kind !== 'region' && row.parentBin === akmola[0]?.parentBin,
  )
  expect(nation.slice(first, first + akmola.length)).toEqual(akmola)
})

test('the departments written by hand are those that the data would give', () => {
  const written = akmola.filter(({ kind }) => kind === 'district')
  const made = written.map(({ kato }) => districts.filter((district) => district.kato === kato))
  expect(made.flat().map(districtRow)).toEqual(written)
})

test('every kind of place has schools, and the centre of a region more than its districts', () => {
  const schools = new Map<string, number>()
  for (const { kato, kind } of nation)
    if (kind === 'school') schools.set(kato, (schools.get(kato) ?? 0) + 1)
  expect(districts.filter(({ kato }) => (schools.get(kato) ?? 0) < 5)).toEqual([])
  expect(schools.get('351000000')).toBeGreaterThan(1.4 * (schools.get('356400000') ?? 0))
})

describe.each([
  ['demo', () => demo],
  ['national', () => nation],
])('in the %s tree', (_, rowsOf) => {
  test('every BIN is a number, its own, and of the range that no real organisation has', () => {
    const bins = rowsOf().map(({ bin }) => bin)
    expect(bins.filter((bin) => !isBin(bin) || !bin.startsWith(SYNTHETIC_YEAR))).toEqual([])
    expect(new Set(bins).size).toBe(bins.length)
  })

  test('a parent comes before its children, and nothing lies deeper than four levels', () => {
    const depths = new Map<string, number>()
    for (const { bin, parentBin } of rowsOf())
      depths.set(bin, parentBin === undefined ? 1 : (depths.get(parentBin) ?? NaN) + 1)
    expect(new Set(depths.values())).toEqual(new Set([1, 2, 3, 4]))
  })

  test('a region answers to the ministry, a district to its region, a school to its district', () => {
    const kinds = new Map(rowsOf().map(({ bin, kind }) => [bin, kind]))
    const pairs = rowsOf().map(
      ({ kind, parentBin = '' }) => `${kind} < ${kinds.get(parentBin) ?? '-'}`,
    )
    expect([...new Set(pairs)].sort()).toEqual([
      'college < region',
      'district < region',
      'kindergarten < district',
      'ministry < -',
      'region < ministry',
      'school < district',
    ])
  })

  test("every place lies in its parent's region", () => {
    const katos = new Map(rowsOf().map(({ bin, kato }) => [bin, kato]))
    const below = rowsOf().filter(({ kind }) => kind !== 'ministry' && kind !== 'region')
    expect(
      below.filter(({ kato, parentBin = '' }) => !isKatoWithin(kato, katos.get(parentBin) ?? '')),
    ).toEqual([])
    const regions = rowsOf().filter(({ kind }) => kind === 'region')
    expect(regions.map(({ kato }) => kato)).toEqual(katoRegions.map(({ kato }) => kato))
  })

  test('every name exists in both languages, in Cyrillic, well-formed', () => {
    const names = rowsOf().flatMap(({ name }) => [name.kk, name.ru])
    expect(names.filter((name) => !cyrillic.test(name))).toEqual([])
    expect(names.filter((name) => name !== name.trim() || name.includes('  '))).toEqual([])
    expect(names.filter((name) => name !== name.normalize('NFC') || name.length > 300)).toEqual([])
    expect(rowsOf().filter(({ name }) => name.kk === name.ru)).toEqual([])
  })

  test.each(['kk', 'ru'] as const)('below a parent no name is borne twice (%s)', (locale) => {
    expect(repeated(rowsOf(), ({ name }) => name[locale])).toEqual([])
  })

  test('no number is borne by two schools of a district, and both languages have the same', () => {
    const schools = rowsOf().filter(({ kind }) => kind === 'school')
    const numberOf = (name: string) => /№\u00a0?(\d+)/u.exec(name)?.[1]
    const numbered = schools.filter(({ name }) => numberOf(name.kk) !== undefined)
    expect(numbered.length).toBeGreaterThan(schools.length / 4)
    expect(repeated(numbered, ({ name }) => numberOf(name.kk))).toEqual([])
    expect(schools.filter(({ name }) => numberOf(name.kk) !== numberOf(name.ru))).toEqual([])
  })

  test('every place is in Kazakhstan', () => {
    const isInside = ({ latitude = NaN, longitude = NaN }: TreeRow) =>
      latitude > 40.5 && latitude < 55.5 && longitude > 46.4 && longitude < 87.4
    expect(rowsOf().filter((row) => !isInside(row))).toEqual([])
  })

  test('where children learn there are languages, places and a first day', () => {
    const taught = rowsOf().filter(({ kind }) => teaching.has(kind))
    const isWhole = ({ capacity = 0, languages, opened = '' }: TreeRow) =>
      languages.length > 0 && capacity >= 20 && capacity <= 1500 && day.test(opened)
    expect(taught.filter((row) => !isWhole(row) || (row.opened ?? '') > '2025')).toEqual([])
    expect(taught.filter(({ languages }) => new Set(languages).size < languages.length)).toEqual([])
    const closed = taught.filter((row) => row.closed !== undefined)
    expect(closed).toHaveLength(1)
    expect(closed.filter((row) => !day.test(row.closed ?? ''))).toEqual([])
    expect(closed.filter((row) => (row.closed ?? '') <= (row.opened ?? ''))).toEqual([])
  })

  test('a department has none of them', () => {
    const isBare = ({ capacity, closed, languages, opened }: TreeRow) =>
      languages.length === 0 && [capacity, closed, opened].every((each) => each === undefined)
    expect(rowsOf().filter((row) => !teaching.has(row.kind) && !isBare(row))).toEqual([])
  })
})

test('a school lies near the seat of its district', () => {
  const seats = new Map(districts.map(({ at, kato }) => [kato, at]))
  const byHand = new Set(akmola.map(({ bin }) => bin))
  const isNear = ({ kato, latitude = NaN, longitude = NaN }: TreeRow) => {
    const [north, east] = seats.get(kato) ?? [NaN, NaN]
    return Math.abs(latitude - north) <= 0.051 && Math.abs(longitude - east) <= 0.051
  }
  const made = nation.filter(({ bin, kind }) => kind === 'school' && !byHand.has(bin))
  expect(made.filter((row) => !isNear(row))).toEqual([])
  const written = akmola.map(({ kato, latitude = NaN, longitude = NaN }) => {
    const [north, east] = seats.get(kato) ?? [NaN, NaN]
    return Math.hypot(latitude - north, (longitude - east) * 0.6)
  })
  expect(Math.max(...written)).toBeLessThan(0.5)
})

test('the places for learners are about as many as the republic has learners', () => {
  const places = nation.reduce((sum, { capacity = 0 }) => sum + capacity, 0)
  expect(places / 1e6).toBeGreaterThan(3)
  expect(places / 1e6).toBeLessThan(5)
})

test('names are written as such institutions are called', () => {
  const names = nation.map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining([
      { kk: 'Ұлытау облысының білім басқармасы', ru: 'Управление образования области Ұлытау' },
      { kk: 'Астана қаласының білім басқармасы', ru: 'Управление образования города Астаны' },
      {
        kk: 'Зеренді ауданы бойынша білім бөлімі',
        ru: 'Отдел образования по Зерендинскому району',
      },
      {
        kk: 'Алматы қаласы Медеу ауданы бойынша білім бөлімі',
        ru: 'Отдел образования по Медеускому району города Алматы',
      },
    ]),
  )
  const schools = nation.filter(({ kind }) => kind === 'school').map(({ name }) => name)
  const endings = ['мектебі', 'мектеп-гимназиясы', 'мектеп-лицейі']
  expect(schools.filter(({ kk }) => !endings.some((ending) => kk.endsWith(ending)))).toEqual([])
  const beginnings =
    /^(Общеобразовательная|Основная средняя|Начальная) школа |^Школа-(лицей|гимназия) /u
  expect(schools.filter(({ ru }) => !beginnings.test(ru))).toEqual([])
  const namesOfPersons = schools.filter(({ kk }) => kk.includes(' атындағы '))
  expect(namesOfPersons.every(({ ru }) => ru.includes(' имени '))).toBe(true)
  expect(namesOfPersons.length).toBeGreaterThan(1500)
})

test('regions stand where their centres are', () => {
  const centres = katoRegions.map(regionRow)
  expect(centres.find(({ kato }) => kato === '110000000')).toMatchObject({
    latitude: 53.28,
    longitude: 69.39,
  })
  expect(
    new Set(centres.map(({ latitude, longitude }) => `${String(latitude)} ${String(longitude)}`))
      .size,
  ).toBe(20)
})
