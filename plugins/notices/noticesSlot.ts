import { defineSlot } from '#kernel'
import { currentNotices } from './currentNotices'
import type { NoticesBarProps } from './NoticesBar'
import { noticesSettings } from './settings'

/** The bar above every page below the place of a notice. */
export const noticesSlot = defineSlot<Omit<NoticesBarProps, 'locale' | 't'>>({
  at: 'top',
  view: async () => (await import('./NoticesBar')).NoticesBar,
  async load(ctx, place) {
    const notices = await currentNotices(ctx, place)
    if (notices.length === 0) return undefined
    const { inBar } = await ctx.settings(noticesSettings, place)
    return {
      notices: notices.slice(0, inBar),
      more: Math.max(0, notices.length - inBar),
      href: ctx.href(`${place.base}notices/`),
    }
  },
})
