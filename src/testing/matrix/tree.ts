import type { Relation } from './oracle'

/** The places of the test's country: name → what it is, and below what it stands. */
export const PLACES = {
  M: { kind: 'ministry', above: '' },
  N: { kind: 'region', above: 'M' },
  D: { kind: 'district', above: 'N' },
  A: { kind: 'school', above: 'D' },
  A1: { kind: 'school', above: 'A' },
  B: { kind: 'school', above: 'D' },
  E: { kind: 'district', above: 'N' },
  F: { kind: 'school', above: 'E' },
  C: { kind: 'school', above: 'N' },
  O: { kind: 'region', above: 'M' },
  P: { kind: 'district', above: 'O' },
  X: { kind: 'school', above: 'P' },
  /** Nothing belongs to it: the one place that can be removed. */
  V: { kind: 'school', above: 'D' },
} as const

export type Place = keyof typeof PLACES
export const PLACE_NAMES = Object.keys(PLACES) as Place[]
/** Places at which documents stand. */
export const INHABITED = PLACE_NAMES.filter((place) => place !== 'V')

/** Kind of a place; '' for none. */
export function kindOf(place: Place | ''): string {
  return place === '' ? '' : PLACES[place].kind
}

/** From the place itself up to the top. */
export function lineOf(place: Place | ''): readonly Place[] {
  if (place === '') return []
  return [place, ...lineOf(PLACES[place].above)]
}

const UP: readonly Relation[] = ['own place', 'parent', 'grandparent', 'further above']
const DOWN: readonly Relation[] = ['own place', 'child', 'grandchild', 'further below']

/** Where `place` stands, seen from `home`; found by the names above, without the portal's columns. */
export function relationOf(home: Place | '', place: Place | ''): Relation {
  if (home === '' || place === '') return 'no place at all'
  const up = lineOf(home).indexOf(place)
  if (up >= 0) return UP[Math.min(up, 3)] ?? 'further above'
  const down = lineOf(place).indexOf(home)
  if (down >= 0) return DOWN[Math.min(down, 3)] ?? 'further below'
  if (PLACES[home].above === PLACES[place].above) return 'sibling'
  const region = (of: Place): Place | undefined => lineOf(of).at(-2)
  return region(home) === region(place) ? 'elsewhere in the region' : 'another region'
}
