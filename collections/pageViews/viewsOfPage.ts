import { z } from 'zod'
import { defineEndpoint, documentId } from '#kernel'
import type { CorePermission } from '../permissions'
import { daysBefore, localDay } from './localDay'
import { pageViews } from './pageViews'

const DAYS = 30

const input = z.object({ page: documentId })

/** How often a page was read: `{ today, month }`, the latter of the last 30 days with today. */
export const viewsOfPage = defineEndpoint<typeof input, CorePermission>({
  method: 'get',
  path: '/page-views',
  permission: 'pages.edit',
  input,
  async handle({ store }, { page }) {
    const now = new Date()
    const rows = await store(pageViews.slug).find({
      where: { page },
      range: { column: 'day', from: daysBefore(now, DAYS - 1) },
    })
    const count = (some: typeof rows): number =>
      some.reduce((sum, row) => sum + Number(row.count ?? 0), 0)
    const today = localDay(now)
    return { today: count(rows.filter(({ day }) => day === today)), month: count(rows) }
  },
})
