import type { Payload, Where } from 'payload'
import type { Locale } from '#kernel'

const PREFERENCES = 'payload-preferences'
const KEY = 'locale'

/**
 * Lets the admin show what people wrote in the language in which somebody signs in for the first time; what he chooses
 * later in the admin stays.
 */
export async function beginInLanguage(
  payload: Payload,
  user: string,
  locale: Locale,
): Promise<void> {
  const owner = { relationTo: 'users', value: user }
  const where: Where = {
    and: [
      { key: { equals: KEY } },
      { 'user.relationTo': { equals: owner.relationTo } },
      { 'user.value': { equals: owner.value } },
    ],
  }
  if (await payload.db.findOne({ collection: PREFERENCES, where })) return
  const data = { key: KEY, user: owner, value: locale }
  await payload.db.create({ collection: PREFERENCES, data, req: {} })
}
