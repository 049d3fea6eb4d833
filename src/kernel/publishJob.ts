import { z } from 'zod'
import { defineJob } from './definePlugin'
import { LOCALES } from './locales'

/** Publishes a draft whose time has come, unless it was decided otherwise since: another time, none, or the trash. */
export const publishJob = defineJob({
  slug: 'kernel.publish',
  input: z.object({
    collection: z.string(),
    id: z.string(),
    at: z.iso.datetime(),
    /** In which the draft was written: what a published document needs is asked for in that language. */
    locale: z.enum(LOCALES),
  }),
  run: ({ transaction }, { at, collection, id, locale }) =>
    transaction(async (system) => {
      const of = { collection, id, depth: 0, locale }
      const found = await system.findByID({ ...of, disableErrors: true, draft: true })
      const draft = found as { _status?: unknown; publishAt?: unknown } | null
      if (draft?._status !== 'draft' || !isSameMoment(draft.publishAt, at)) return
      await system.update({ ...of, data: { _status: 'published' } })
    }),
})

function isSameMoment(stored: unknown, at: string): boolean {
  return typeof stored === 'string' && Date.parse(stored) === Date.parse(at)
}
