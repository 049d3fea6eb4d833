import { defineWidget, idOf } from '#kernel'
import { textIn } from '../localised'
import type { CorePermission } from '../permissions'

const SHOWN = 6

/** The pages that were changed last on the sites that the person answers for. */
export const latestChanges = defineWidget<CorePermission>({
  slug: 'latest-changes',
  permission: 'pages.edit',
  async load({ db, locale, mine, t }) {
    const pages = await db.find({
      ...{ collection: 'pages', depth: 0, draft: true, limit: SHOWN, locale: 'all' },
      ...{ pagination: false, sort: '-updatedAt', where: { and: [...mine] } },
      select: { _status: true, site: true, title: true, updatedAt: true },
    })
    const docs = pages.docs as unknown as readonly Readonly<Record<string, unknown>>[]
    const ids = [...new Set(docs.flatMap(({ site }) => idOf(site) ?? []))]
    const sites = await db.find({
      ...{ collection: 'sites', depth: 0, limit: SHOWN, locale: 'all', pagination: false },
      ...{ select: { title: true }, where: { id: { in: ids } } },
    })
    const names = new Map(
      (sites.docs as unknown as readonly { id: string; title?: unknown }[]).map(
        ({ id, title }) => [id, textIn(title, locale)] as const,
      ),
    )
    return {
      empty: t('core:changes.none'),
      more: { href: '/admin/collections/pages', label: t('core:changes.more') },
      rows: docs.map(({ _status, id, site, title, updatedAt }) => ({
        label: textIn(title, locale),
        note: names.get(idOf(site) ?? '') ?? '',
        at: String(updatedAt),
        href: `/admin/collections/pages/${String(id)}`,
        ...(_status === 'draft' && { value: t('core:changes.draft') }),
      })),
    }
  },
})
