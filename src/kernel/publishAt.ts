import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import type { Aspect } from './aspect'
import { PortalError } from './errors'
import { enqueue } from './jobs'
import { DEFAULT_LOCALE, isLocale } from './locales'
import type { PortalCollection } from './portalCollection'
import { publishJob } from './publishJob'

type Data = Readonly<Record<string, unknown>>

/** The aspect of collections whose drafts can be published at a moment that somebody names beforehand. */
export function publishAtAspect(collection: PortalCollection): Aspect {
  if (collection.portal?.publishAt !== true) return {}
  return {
    fields: [
      {
        name: 'publishAt',
        type: 'date',
        admin: { position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } },
      },
    ],
    beforeChange: [timeHook()],
    afterChange: [planHook(collection)],
  }
}

/**
 * Keeps the time of drafts alone, and of those that are not put away: what is public has no time any more, and the time
 * of an earlier version was meant then.
 * @throws PortalError publish_past
 */
export function timeHook(now: () => Date = () => new Date()): CollectionBeforeChangeHook {
  return ({ data, originalDoc, req }) => {
    const before = (originalDoc ?? {}) as Data
    const { _status, deletedAt, publishAt } = { ...before, ...(data as Data) }
    const isOver =
      _status === 'published' || Boolean(deletedAt) || req.context.isRestoringVersion === true
    if (isOver) return { ...data, publishAt: null }
    const isNew = momentOf(publishAt) !== momentOf(before.publishAt)
    if (isNew && momentOf(publishAt) <= now().getTime())
      throw new PortalError('publish_past', {}, { field: 'publishAt' })
    return data
  }
}

function planHook({ slug: collection }: PortalCollection): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, req }) => {
    const { id, publishAt } = doc as Data
    const at = momentOf(publishAt)
    const before = momentOf((previousDoc as Data | undefined)?.publishAt)
    if (at !== before && at !== Infinity) {
      const locale = isLocale(req.locale) ? req.locale : DEFAULT_LOCALE
      const when = new Date(at)
      const input = { collection, id, at: when.toISOString(), locale }
      await enqueue(req, publishJob.slug, input, { runAt: when })
    }
    return doc as unknown
  }
}

/** Infinity for no moment at all. */
function momentOf(value: unknown): number {
  const moment = value instanceof Date ? value.getTime() : Date.parse(String(value))
  return Number.isNaN(moment) ? Infinity : moment
}
