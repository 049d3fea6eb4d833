import { z } from 'zod'
import { defineEndpoint } from '#kernel'
import type { CorePermission } from '../../permissions'
import { exampleLists } from './exampleLists'
import { importPeople } from './importPeople'

const input = z.strictObject({ mode: z.enum(['dry', 'all', 'partial']) })

/**
 * Invites the people of a list, or makes them accounts: `dry` only says what it would do, `partial` takes the rows that are
 * right, `all` all or none. Each row is then stored on its own.
 */
const importList = defineEndpoint<typeof input, CorePermission>({
  method: 'post',
  path: '/invitations-import',
  permission: 'memberships.decide',
  input,
  answers: 'lines',
  effect: 'parts',
  file: { megabytes: 5 },
  handle: ({ file, locale, req, t, tell }, { mode }) =>
    importPeople(req, file, {
      ...{ locale, mode, t },
      onProgress(done, total) {
        tell({ progress: { done, total } })
      },
    }),
})

const none = z.strictObject({})

/** An empty list with the right columns, and one with rows that could be imported. */
const showExamples = defineEndpoint<typeof none, CorePermission>({
  method: 'get',
  path: '/invitations-import',
  permission: 'memberships.decide',
  input: none,
  handle: ({ req, t }) => exampleLists(req, t),
})

/** Lists of people who come to the portal. */
export const peopleListEndpoints = [importList, showExamples]
