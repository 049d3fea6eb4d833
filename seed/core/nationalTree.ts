import { katoRegions } from '#collections'
import { akmola } from './data/akmola'
import type { District } from './data/districts'
import { schoolShares } from './data/schoolShares'
import { districtRow, districtsOf, ministry, regionRow } from './tree/departmentRows'
import { pick, randomOf } from './tree/random'
import { schoolRows, type Draw } from './tree/schoolRows'
import { MOST_SCHOOLS, schoolBins } from './tree/syntheticBins'
import type { TreeRow } from './tree/treeRow'

const AKMOLA = '11'
const byHand = new Set(akmola.map(({ bin }) => bin))
const schoolsByHand = akmola.filter(({ kind }) => kind === 'school').length

/** A region's centre has as many schools as this many of its districts. */
const CENTRE_SHARE = 2
const territories = katoRegions.map((region) => ({ region, districts: districtsOf(region) }))
type Territory = (typeof territories)[number]

/**
 * The tree of institutions, parents before their children: the ministry, the twenty regions, then region by region
 * the districts and their schools. All of it follows from the data: two runs give the same rows, and a greater
 * tree has every row of a smaller one.
 * @param options.schools how many schools in all, at most 90,000; not more than those of Ақмола облысы written
 * by hand, or left out: the demo tree, in which no other region has districts
 * @throws TypeError for a number of schools that cannot be
 */
export function* nationalTree(options: { schools?: number } = {}): Generator<TreeRow, void> {
  const schools = checkCount(options.schools ?? 0)
  yield ministry
  yield* katoRegions.map(regionRow)
  if (schools <= schoolsByHand) return yield* akmola
  const draws = drawSchools(schools - schoolsByHand)
  for (const territory of territories) {
    if (territory.region.ab === AKMOLA) yield* akmola
    for (const district of territory.districts) yield* rowsOf(district, draws.get(district) ?? [])
  }
}

function checkCount(schools: number): number {
  if (Number.isInteger(schools) && schools >= 0 && schools <= MOST_SCHOOLS) return schools
  throw new TypeError(`A tree has 0 to ${String(MOST_SCHOOLS)} schools, not ${String(schools)}.`)
}

function* rowsOf(district: District, draws: readonly Draw[]): Generator<TreeRow, void> {
  const department = districtRow(district)
  if (!byHand.has(department.bin)) yield department
  const siblings = akmola.filter(({ parentBin }) => parentBin === department.bin)
  yield* schoolRows(
    district,
    draws,
    siblings.map(({ name }) => name),
  )
}

/** Shares out schools over the districts; what becomes of the tenth does not depend on how many follow it. */
function drawSchools(count: number): ReadonlyMap<District, readonly Draw[]> {
  const draws = new Map<District, Draw[]>()
  let drawn = 0
  for (const bin of schoolBins()) {
    if (drawn === count) break
    drawn += 1
    const random = randomOf(drawn)
    const { districts, region } = pick(random, territories, shareOf)
    const weightOf = (district: District): number =>
      region.kind === 'oblast' && district === districts[0] ? CENTRE_SHARE : 1
    const district = pick(random, districts, weightOf)
    draws.set(district, [...(draws.get(district) ?? []), { bin, random }])
  }
  return draws
}

function shareOf({ region }: Territory): number {
  return schoolShares[region.ab] ?? 0
}
