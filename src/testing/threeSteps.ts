import { z } from 'zod'
import { defineEndpoint, definePlugin } from '#kernel'

/** A plugin for tests: one request that makes several pages, and may go on after one of them is refused. */
export const threeSteps = definePlugin({
  id: 'steps',
  version: '0.1.0',
  permissions: { 'steps.take': { editor: 'all' } },
  endpoints: [
    defineEndpoint({
      method: 'post',
      path: '/take',
      permission: 'steps.take',
      input: z.object({
        site: z.string(),
        titles: z.array(z.string()),
        goesOn: z.boolean().default(false),
      }),
      async handle({ db }, { goesOn, site, titles }) {
        let refused = 0
        for (const title of titles) {
          try {
            await db.create({ collection: 'pages', data: { title, site }, locale: 'kk' })
          } catch (error) {
            if (!goesOn) throw error
            refused++
          }
        }
        return { refused }
      },
    }),
  ],
  translations: { kk: {}, ru: {} },
})
