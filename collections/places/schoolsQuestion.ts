import type { Where } from 'payload'
import type { PublicContext } from '#kernel'
import { LANGUAGES } from '../institutions/kinds'
import { beginsWith } from './alphabet'
import { districtsOf, type District } from './districts'
import { isOrganisation, workingNow, type Organisation, type Within } from './organisations'
import { portalPlace } from './publicPlace'
import { regionsOf, type Region } from './regions'

/** What a reader has chosen in the directory; what he cannot have chosen is left out. */
export type SchoolsQuestion = Readonly<{
  region: Region | undefined
  district: District | undefined
  kind: Organisation | undefined
  language: (typeof LANGUAGES)[number] | undefined
  /** A letter, or `0-9`. */
  letter: string | undefined
  page: number
}>

/** Keys of the directory's address. */
export const SCHOOLS_KEYS = ['region', 'district', 'kind', 'language', 'letter', 'page'] as const

/** A question with everything that can be chosen from. */
export type Asked = Readonly<{
  question: SchoolsQuestion
  regions: readonly Region[]
  districts: readonly District[]
}>

/** Reads an address: a region, a kind or a letter that does not exist counts as not chosen. */
export async function askedOf(
  ctx: PublicContext,
  query: Readonly<Record<string, string>>,
): Promise<Asked> {
  const regions = await regionsOf(ctx)
  const region = regions.find(({ slug }) => slug === query.region)
  const districts = region ? await districtsOf(ctx, region.id) : []
  const { letter } = query
  return {
    regions,
    districts,
    question: {
      region,
      district: districts.find(({ id }) => id === query.district),
      kind: isOrganisation(query.kind) ? query.kind : undefined,
      language: LANGUAGES.find((one) => one === query.language),
      letter: letter !== undefined && beginsWith(letter) ? letter : undefined,
      page: pageOf(query.page),
    },
  }
}

const MOST_PAGES = 2000

function pageOf(text: string | undefined): number {
  const page = /^\d{1,4}$/.test(text ?? '') ? Number(text) : 1
  return Math.min(Math.max(page, 1), MOST_PAGES)
}

/** Where the organisations asked for stand, and what narrows them further; undefined on an empty portal. */
export async function whereOf(
  ctx: PublicContext,
  { district, kind, language, letter, region }: SchoolsQuestion,
): Promise<Readonly<{ by: Within; narrow: Where }> | undefined> {
  const [root] = (await portalPlace(ctx)).path
  if (root === undefined) return undefined
  const by: Within = district ? { at3: district.id } : region ? { at2: region.id } : { at1: root }
  const begins = letter === undefined ? undefined : beginsWith(letter)
  return {
    by,
    narrow: {
      and: [
        ...workingNow(kind),
        ...(language ? [{ teachingLanguages: { in: [language] } }] : []),
        ...(begins ? [begins] : []),
      ],
    },
  }
}

/** The address of a question below the language; `change` replaces parts of it, and begins at the first page. */
export function addressOf(
  question: SchoolsQuestion,
  change: Partial<Readonly<Record<(typeof SCHOOLS_KEYS)[number], string | undefined>>> = {},
): `/${string}` {
  const { district, kind, language, letter, region } = question
  const parts = { region: region?.slug, district: district?.id, kind, language, letter, ...change }
  const search = new URLSearchParams(
    SCHOOLS_KEYS.flatMap((key): [string, string][] => {
      const value = (parts as Readonly<Record<string, string | undefined>>)[key]
      return value === undefined ? [] : [[key, value]]
    }),
  ).toString()
  return search === '' ? '/schools/' : `/schools/?${search}`
}
