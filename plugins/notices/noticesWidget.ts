import { textIn } from '#collections'
import { defineWidget, idOf } from '#kernel'
import { endOfToday } from './endOfToday'
import type { NoticesPermission } from './permissions'
import { severityOf } from './severity'

const SHOWN = 8

type Row = Readonly<Record<string, unknown>> & Readonly<{ id: string }>

/** What hangs above the pages of one's places now, the next to go first; what goes today is marked. */
export const noticesWidget = defineWidget<NoticesPermission>({
  slug: 'notices',
  permission: 'notices.edit',
  async load({ db, locale, mine, now, t }) {
    const { docs } = await db.find({
      ...{ collection: 'notices', depth: 0, limit: SHOWN, locale: 'all', pagination: false },
      sort: 'until',
      where: {
        and: [...mine, { from: { less_than_equal: now } }, { until: { greater_than: now } }],
      },
    })
    const notices = docs as unknown as readonly Row[]
    const institutions = notices.flatMap(({ institution }) => idOf(institution) ?? [])
    const places = await db.find({
      ...{ collection: 'institutions', depth: 0, limit: SHOWN, locale: 'all', pagination: false },
      ...{ select: { name: true }, where: { id: { in: institutions } } },
    })
    const names = new Map(
      (places.docs as unknown as readonly Row[]).map(({ id, name }) => [id, textIn(name, locale)]),
    )
    const tonight = endOfToday(new Date(now)).toISOString()
    const goesToday = ({ until }: Row): boolean => String(until) <= tonight
    return {
      about: t('notices:widget.about', { count: notices.filter(goesToday).length }),
      empty: t('notices:page.empty'),
      more: { href: '/admin/collections/notices', label: t('notices:widget.more') },
      rows: notices.map((notice) => ({
        label: textIn(notice.text, locale),
        note: [
          t(`notices:severity.${severityOf(notice.severity)}`),
          names.get(idOf(notice.institution) ?? '') ?? '',
        ].join(' · '),
        at: String(notice.until),
        href: `/admin/collections/notices/${notice.id}`,
        ...(goesToday(notice) && { tone: 'warning' as const }),
      })),
    }
  },
})
