import { AT, NOWHERE } from '../tree'

export const PLACE_COLUMNS = ['institution', ...AT] as const

declare const KNOWN: unique symbol

/** Where in the tree a row stands. Only `placeOf` makes one: a client's word is not enough. */
export type Place = Readonly<Record<(typeof PLACE_COLUMNS)[number], string>> &
  Readonly<{ [KNOWN]: true }>

/** The place of a row that belongs to the whole portal: seen by those alone who see everything. */
export const NO_PLACE = Object.freeze(columnsOfPlace(undefined)) as unknown as Place

/** The columns of a place; of no place those of a row that belongs to none. */
export function columnsOfPlace(place: Place | undefined): Record<string, string | null> {
  const entries = PLACE_COLUMNS.map((name): [string, string | null] => [
    name,
    place?.[name] ?? (name === 'institution' ? null : NOWHERE),
  ])
  return Object.fromEntries(entries)
}
