import { definePlugin } from '#kernel'
import { entries } from './entries'
import { page } from './page'
import { permissions } from './permissions'
import { settings } from './settings'
import { kk } from './translations/kk'
import { ru } from './translations/ru'

/** Entries that institutions write and everybody reads. */
export const samplePlugin = definePlugin({
  id: 'sample-plugin',
  version: '0.1.0',
  permissions,
  settings,
  collections: [entries],
  pages: [page],
  translations: { kk, ru },
})
