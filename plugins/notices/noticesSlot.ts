import { defineSlot } from '#kernel'
import { currentNotices } from './currentNotices'
import type { NoticesBarProps } from './NoticesBar'

/** So many stand above a page; the others are a click away. */
const SHOWN = 3

/** The bar above every page below the place of a notice. */
export const noticesSlot = defineSlot<Omit<NoticesBarProps, 'locale' | 't'>>({
  at: 'top',
  view: async () => (await import('./NoticesBar')).NoticesBar,
  async load(ctx, place) {
    const notices = await currentNotices(ctx, place)
    if (notices.length === 0) return undefined
    return {
      notices: notices.slice(0, SHOWN),
      more: Math.max(0, notices.length - SHOWN),
      href: ctx.href(`${place.base}notices/`),
    }
  },
})
