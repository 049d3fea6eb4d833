import { defineWidget, placedRows, type WidgetContext, type WidgetRow } from '#kernel'
import { decisionsOn } from '../memberships/decisionsOn'
import { institutionNames } from '../memberships/institutionNames'
import { peopleOf } from '../memberships/people'
import { decider, readMembership } from '../memberships/rows'
import { permissions, type CorePermission } from '../permissions'
import { findPacks } from '../rulePacks/rows'

const MOST = 50

/** What stands still until the person decides as the second one: roles, and rules that somebody has drafted. */
export const waiting = defineWidget<CorePermission>({
  slug: 'waiting',
  permission: 'memberships.decide',
  async load(ctx) {
    const [roles, packs] = await Promise.all([rolesThatWait(ctx), packsThatWait(ctx)])
    return { rows: [...roles, ...packs], empty: ctx.t('core:waiting.none') }
  },
})

async function rolesThatWait(ctx: WidgetContext): Promise<WidgetRow[]> {
  const { docs } = await ctx.db.find({
    ...{ collection: 'memberships', depth: 0, limit: MOST, pagination: false },
    ...{ sort: 'proposedAt', where: { proposal: { exists: true } } },
  })
  const rows = docs.map(async ({ id }) => roleRow(ctx, String(id)))
  return (await Promise.all(rows)).flat()
}

/** Only what he may confirm: his own proposals wait for somebody else. */
async function roleRow({ locale, now, req, t }: WidgetContext, id: string): Promise<WidgetRow[]> {
  const read = await readMembership(req, id)
  const { appointment, row } = read
  if (!row.proposal || !decisionsOn(decider(req), read, now).may.confirm) return []
  const institution = appointment.path.at(-1)
  const people = await peopleOf(req, [row.user])
  const names = await institutionNames(req, [institution ?? []].flat(), locale)
  const name = people.get(row.user)?.name ?? ''
  return [
    {
      label: `${t(`core:people.waiting.${row.proposal}`)}: ${name}`,
      note: noteOf(t(`core:memberships.role.${row.role}`), names.get(institution ?? '')),
      href: `/admin/collections/memberships/${id}`,
      tone: 'warning',
      ...(row.proposedAt && { at: row.proposedAt }),
    },
  ]
}

async function packsThatWait({ locale, req, t }: WidgetContext): Promise<WidgetRow[]> {
  const by = decider(req)
  const placed = placedRows(permissions['rulepacks.approve'], by, 'institution')
  if (placed === false) return []
  const found = await findPacks(req, {
    and: [{ state: { equals: 'draft' } }, ...(placed === true ? [] : [placed])],
  })
  const packs = found.filter(({ author }) => author !== by.id).slice(0, MOST)
  const places = packs.map(({ institution }) => institution)
  const names = await institutionNames(req, places, locale)
  return packs.map(({ institution, title }) => ({
    label: `${t('core:waiting.pack')}: ${title[locale]}`,
    note: names.get(institution) ?? '',
    href: '/admin/rules',
    tone: 'warning',
  }))
}

const noteOf = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ')
