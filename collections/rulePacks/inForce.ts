import type { PayloadRequest, Where } from 'payload'
import { effectOf, pathOf, rulePackKinds, rulesInForce, type Locale, type Translate } from '#kernel'
import { institutionNames } from '../memberships/institutionNames'
import { mayAt } from '../institutions/placeFor'
import { findPacks, nodeFor } from './rows'
import { readableAt } from './readableAt'

/** Rules of one kind, as they are in force at a place on a day; without `pack` there are none. */
export type KindInForce = Readonly<{
  kind: string
  /** What the kind is called. */
  name: string
  /** May this place have a pack of its own? */
  ownHere: boolean
  pack?: Readonly<{
    id: string
    title: string
    institution: string
    institutionName: string
    from: string
    until?: string
    values: unknown
  }>
}>

/** All that the screen of rules begins with. */
export type RulesAt = Readonly<{
  day: string
  institution: Readonly<{ id: string; name: string }>
  /** Among which institutions the reader may choose another one. */
  within: boolean | Where
  /** May he draft packs here? */
  mayDraft: boolean
  kinds: readonly KindInForce[]
}>

type Asking = Readonly<{ locale: Locale; req: PayloadRequest; t: Translate }>

/**
 * What is in force at an institution on a day, of every kind whose module is on there.
 * @throws PortalError not_found
 */
export async function inForceAt(
  { locale, req, t }: Asking,
  institution: string,
  day: string,
): Promise<RulesAt> {
  const path = pathOf(await nodeFor(req, 'rulepacks.read', institution))
  const all = await Promise.all(
    rulePackKinds(req).map(async (kind) => ({
      kind,
      isOn: (await effectOf(req, kind.owner, path)).isOn,
      found: await rulesInForce(req, kind, path, day),
    })),
  )
  const found = all.flatMap((one) => (one.found ? [one.found] : []))
  const ids = found.map(({ id }) => id)
  const packs = new Map((await findPacks(req, { id: { in: ids } })).map((one) => [one.id, one]))
  const places = [institution, ...found.map((one) => one.institution)]
  const names = await institutionNames(req, places, locale)
  const kinds = all
    .filter(({ isOn }) => isOn)
    .map(({ found: rules, kind }) => ({
      kind: kind.kind,
      name: t(`${kind.owner}:rules.${kind.kind}`),
      ownHere: kind.ownBelow || path.length === 1,
      ...(rules && {
        pack: {
          ...rules,
          title: packs.get(rules.id)?.title[locale] ?? '',
          institutionName: names.get(rules.institution) ?? '',
        },
      }),
    }))
  return {
    day,
    institution: { id: institution, name: names.get(institution) ?? '' },
    within: readableAt(req),
    mayDraft: mayAt(req, 'rulepacks.edit', path),
    kinds,
  }
}
