import { expect, test } from '@jest/globals'
import { isBin, katoRegions } from '#collections'
import { akmola } from '../data/akmola'
import { districts } from '../data/districts'
import { departmentBin, MOST_SCHOOLS, schoolBins, SYNTHETIC_YEAR } from './syntheticBins'

test('every territory has a department with a number of its own', () => {
  const bins = ['000000000', ...[...katoRegions, ...districts].map(({ kato }) => kato)].map(
    departmentBin,
  )
  expect(bins.filter((bin) => !isBin(bin))).toEqual([])
  expect(new Set(bins).size).toBe(248)
})

test('there are enough numbers for the greatest tree, all different', () => {
  const bins = [...schoolBins()]
  expect(bins.length).toBeGreaterThanOrEqual(MOST_SCHOOLS)
  expect(new Set(bins).size).toBe(bins.length)
  expect(bins.filter((bin) => !isBin(bin))).toEqual([])
})

test('all of them say that they were given out in a year without a register', () => {
  const some = [departmentBin('110000000'), ...akmola.map(({ bin }) => bin)]
  for (const bin of some) expect(bin.slice(0, 2)).toBe(SYNTHETIC_YEAR)
  for (const bin of schoolBins()) {
    expect(bin.slice(0, 2)).toBe(SYNTHETIC_YEAR)
    break
  }
})

test('rows by hand, departments and schools by the generator cannot meet', () => {
  const months = (bins: readonly string[]) => new Set(bins.map((bin) => bin.slice(2, 4)))
  const byHand = akmola.filter(({ kind }) => kind !== 'district').map(({ bin }) => bin)
  expect(months(byHand)).toEqual(new Set(['02']))
  expect(months(districts.map(({ kato }) => departmentBin(kato)))).toEqual(new Set(['01']))
  expect(months([...schoolBins()])).toEqual(new Set(['03']))
})
