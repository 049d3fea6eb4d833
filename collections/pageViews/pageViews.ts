import { defineStore } from '#kernel'
import type { CorePermission } from '../permissions'

/** How often a page was read on a day of the country's time, whoever read it. The server counts, nobody else. */
export const pageViews = defineStore<CorePermission>({
  slug: 'page-views',
  columns: { page: 'text', day: 'date', count: 'integer' },
  key: ['page', 'day'],
  indexes: [['day'], ['page', 'day']],
  scope: 'institution',
  access: { read: 'pages.edit', write: 'system' },
  retention: { column: 'day', days: 400 },
})
