import { definePlugin } from '#kernel'
import { noticesCollection } from './notices'
import { noticesFeed, noticesPage } from './noticesPages'
import { noticesSlot } from './noticesSlot'
import { noticesWidget } from './noticesWidget'
import { permissions } from './permissions'
import { noticesSettings } from './settings'
import { kk } from './translations/kk'
import { ru } from './translations/ru'

/** Short notices above every page of a place and of all below it: frost, quarantine, a road that is closed. */
export const notices = definePlugin({
  id: 'notices',
  version: '0.1.0',
  permissions,
  collections: [noticesCollection],
  pages: [noticesPage, noticesFeed],
  settings: noticesSettings,
  slots: [noticesSlot],
  widgets: [noticesWidget],
  seed: async () => (await import('./seedNotices')).seedNotices,
  translations: { kk, ru },
})
