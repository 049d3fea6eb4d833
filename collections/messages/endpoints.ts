import { z } from 'zod'
import {
  deadLetters,
  defineEndpoint,
  dropLetter,
  markRead,
  notificationsOf,
  preferencesOf,
  retryLetter,
  retryLetters,
  savePreferences,
  wishesSchema,
} from '#kernel'
import type { CorePermission } from '../permissions'

const question = z.strictObject({
  before: z.iso.datetime().optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
})

/** What the portal has told the person who asks. */
const notifications = defineEndpoint<typeof question, CorePermission>({
  method: 'get',
  path: '/notifications',
  permission: 'notifications.own',
  input: question,
  handle: ({ locale, req }, { before, limit }) =>
    notificationsOf(req, {
      locale,
      ...(before !== undefined && { before }),
      ...(limit !== undefined && { limit }),
    }),
})

const chosen = z.strictObject({
  ids: z.union([z.literal('all'), z.array(z.string().max(100)).max(100)]),
})

/** He has read some of it, or all. */
const readNotifications = defineEndpoint<typeof chosen, CorePermission, 'store'>({
  method: 'post',
  path: '/notifications/read',
  permission: 'notifications.own',
  effect: 'store',
  input: chosen,
  handle: async ({ req }, { ids }) => ({ read: await markRead(req, ids) }),
})

const nothing = z.strictObject({})

/** What he wants as mail. */
const mailWishes = defineEndpoint<typeof nothing, CorePermission>({
  method: 'get',
  path: '/mail-wishes',
  permission: 'notifications.own',
  input: nothing,
  async handle({ req, t }) {
    const { messages, ...rest } = await preferencesOf(req)
    return { ...rest, messages: messages.map((one) => ({ ...one, name: t(one.name) })) }
  },
})

/** He wants something else. */
const saveMailWishes = defineEndpoint<typeof wishesSchema, CorePermission, 'store'>({
  method: 'post',
  path: '/mail-wishes',
  permission: 'notifications.own',
  effect: 'store',
  input: wishesSchema,
  async handle({ req }, wishes) {
    await savePreferences(req, wishes)
    return {}
  },
})

/** Mails that could not be delivered. */
const deadMail = defineEndpoint<typeof nothing, CorePermission>({
  method: 'get',
  path: '/dead-mail',
  permission: 'mail.manage',
  input: nothing,
  async handle({ req, t }) {
    const { failed, ...rest } = await deadLetters(req)
    return { ...rest, failed: failed.map((one) => ({ ...one, name: nameOf(one.kind, t) })) }
  },
})

const decision = z.discriminatedUnion('action', [
  z.strictObject({ action: z.enum(['drop', 'retry']), id: z.string().min(1).max(100) }),
  z.strictObject({ action: z.literal('retry-all') }),
])

/** One of them is tried anew, or given up; or all are tried anew, after the fault was somebody else's. */
const decideDeadMail = defineEndpoint<typeof decision, CorePermission, 'store'>({
  method: 'post',
  path: '/dead-mail',
  permission: 'mail.manage',
  effect: 'store',
  input: decision,
  async handle({ req }, given) {
    if (given.action === 'retry-all') return retryLetters(req)
    await (given.action === 'retry' ? retryLetter(req, given.id) : dropLetter(req, given.id))
    return {}
  },
})

/** Of a kind whose plugin is gone, the kind itself. */
function nameOf(kind: string, t: (key: string) => string): string {
  if (kind === 'digest') return t('core:mail.digest')
  const key = `${kind.split('.')[0] ?? ''}:messages.${kind}.name`
  const name = t(key)
  return name === key || name === key.slice(key.indexOf(':') + 1) ? kind : name
}

/** Everything that is done with messages. */
export const messageEndpoints = [
  notifications,
  readNotifications,
  mailWishes,
  saveMailWishes,
  deadMail,
  decideDeadMail,
]
