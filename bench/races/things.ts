import type { Locale } from '#kernel'

/**
 * What editors change on each site. `text` has its title, summary and block changed, `listed` its place in the menu,
 * `state` is published and taken back, `moving` goes from address to address.
 */
export const PAGES = ['home', 'text', 'listed', 'state', 'moving'] as const
export const THINGS = [...PAGES, 'name', 'institution', 'look', 'notice'] as const
export type Thing = (typeof THINGS)[number]

/** The number of a notice of the region that all sites stand in. */
export const REGION_NOTICE = 0

/** The addresses among which a `moving` page moves. */
export const MOVES = ['moving-0', 'moving-1', 'moving-2'] as const

/** The number of a thing; sites count from 1. */
export const numberOf = (site: number, thing: Thing): number => site * 10 + THINGS.indexOf(thing)

/** The site of a thing; 0 for what belongs to none. */
export const siteOf = (thing: number): number => Math.floor(thing / 10)

/** The register of a thing's text in a language: its value is a version, or NONE. */
export const textOf = (thing: number, locale: Locale): string => `${String(thing)}${locale}`
/** The register of a site's look: a version. */
export const lookOf = (site: number): string => `look of ${String(site)}`
/** The register of a page's place in the menu: before or after the page `text`, or NONE. */
export const placeOf = (site: number): string => `place in the menu of ${String(site)}`
/** The register of what is published: SOME or NONE. */
export const stateOf = (site: number): string => `publication at ${String(site)}`
/** The register of a page's address: one of MOVES. */
export const addressOf = (site: number): string => `address at ${String(site)}`

export const NONE = 'none'
export const SOME = 'some'
export const BEFORE = 'before'
export const AFTER = 'after'
