/** What an institution is; the level of management says below which others it may stand. */
export const KINDS = [
  'ministry',
  'region',
  'district',
  'school',
  'kindergarten',
  'college',
  'other',
] as const

export type Kind = (typeof KINDS)[number]

/** Languages of instruction (research: domain §2.6). */
export const LANGUAGES = ['kk', 'ru', 'uz', 'ug', 'tg', 'other'] as const

const LEVEL: Readonly<Record<Kind, number>> = {
  ministry: 1,
  region: 2,
  district: 3,
  school: 4,
  kindergarten: 4,
  college: 4,
  other: 4,
}

/** Is this one of the kinds? */
export function isKind(value: unknown): value is Kind {
  return KINDS.some((kind) => kind === value)
}

/**
 * May an institution of one kind stand directly below one of another? A department stands below a higher one; an
 * organisation below any department, or below an organisation as its branch.
 */
export function mayStandBelow(kind: Kind, parent: Kind): boolean {
  return LEVEL[kind] > LEVEL[parent] || (LEVEL[kind] === 4 && LEVEL[parent] === 4)
}
