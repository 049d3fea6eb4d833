import {
  dayOf,
  formOf,
  formTexts,
  pathOf,
  readNode,
  rulesInForce,
  type EndpointContext,
  type FormField,
  type OwnedRulePack,
} from '#kernel'
import { institutionNames } from '../memberships/institutionNames'
import { kindOf } from './checkedPack'
import { shown } from './compare'
import { rightsOn, type PackRights } from './list'
import { mayAt } from '../institutions/placeFor'
import { nodeFor, readablePack, type Pack } from './rows'

/** A pack in a form of its kind. */
export type PackForm = Readonly<{
  kind: string
  /** What the kind is called. */
  name: string
  institution: string
  institutionName: string
  fields: readonly FormField[]
  texts: Readonly<Record<string, string>>
  /** Of the pack; for a new one what is in force today, so that one changes what changes. */
  values: unknown
  pack?: Pick<Pack, 'from' | 'id' | 'state' | 'title' | 'until'> & Readonly<{ rev: number }>
  may: PackRights
}>

/**
 * The form of a pack that there is.
 * @throws PortalError not_found
 */
export async function formOfPack(ctx: EndpointContext, id: string): Promise<PackForm> {
  const pack = await readablePack(ctx.req, id)
  const { from, rev = 1, state, title, until = null } = pack
  const kind = kindOf(ctx.req, pack.kind)
  const path = pathOf(await readNode(ctx.req, pack.institution))
  return {
    ...(await blank(ctx, kind, pack.institution)),
    values: shown(ctx.req, kind, pack),
    pack: { id, from, rev, state, title, until },
    may: rightsOn(ctx.req, pack, path),
  }
}

/**
 * The form of a pack that is to be drafted at an institution.
 * @throws PortalError not_found, pack_kind_unknown
 */
export async function formOfNew(
  ctx: EndpointContext,
  name: string,
  institution: string,
): Promise<PackForm> {
  const path = pathOf(await nodeFor(ctx.req, 'rulepacks.read', institution))
  const kind = kindOf(ctx.req, name)
  const rules = await rulesInForce(ctx.req, kind, path, dayOf(new Date()))
  const change = mayAt(ctx.req, 'rulepacks.edit', path)
  return {
    ...(await blank(ctx, kind, institution)),
    values: rules?.values ?? {},
    may: { change, approve: false, isOwn: false },
  }
}

async function blank(ctx: EndpointContext, { kind, owner, schema }: OwnedRulePack, id: string) {
  const fields = formOf(schema, `rules.${kind}`)
  const names = await institutionNames(ctx.req, [id], ctx.locale)
  return {
    ...{ kind, fields, institution: id, institutionName: names.get(id) ?? '' },
    name: ctx.t(`${owner}:rules.${kind}`),
    texts: formTexts(ctx, owner, fields),
  }
}
