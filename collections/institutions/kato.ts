import { katoRegions, type KatoRegion } from './data/katoRegions'

const regions: ReadonlyMap<string, KatoRegion> = new Map(
  katoRegions.map((region) => [region.ab, region]),
)

/**
 * Whether a text has the form of a code of an administrative territory (ӘАОЖ, КАТО): nine digits, the first two
 * of a region. Whether the place itself exists is known to the state's classifier only.
 */
export function isKato(text: string): boolean {
  return regionOfKato(text) !== undefined
}

/** The region in which a territory lies; undefined for what is no code. */
export function regionOfKato(code: unknown): KatoRegion | undefined {
  return typeof code === 'string' && /^\d{9}$/.test(code)
    ? regions.get(code.slice(0, 2))
    : undefined
}

/**
 * Whether a territory lies in a region.
 * @param regionKato the region's code, or that of any place in it: a school asks with its department's
 * @returns false when either is no code
 */
export function isKatoWithin(kato: string, regionKato: string): boolean {
  const region = regionOfKato(kato)
  return region !== undefined && region === regionOfKato(regionKato)
}
