import type { Payload } from 'payload'
import { inTransaction, type Locale } from '#kernel'

/** Gives a person an address for mail, and the language in which he first signed in. */
export async function withAddress(
  payload: Payload,
  user: string,
  email: string,
  locale: Locale,
): Promise<void> {
  await inTransaction(payload, async (req) => {
    await payload.db.updateOne({ collection: 'users', data: { email }, id: user, req })
    const preference = { key: 'locale', user: { relationTo: 'users', value: user }, value: locale }
    await payload.db.deleteMany({
      collection: 'payload-preferences',
      req,
      where: {
        and: [
          { key: { equals: 'locale' } },
          { 'user.relationTo': { equals: 'users' } },
          { 'user.value': { equals: user } },
        ],
      },
    })
    await payload.db.create({ collection: 'payload-preferences', data: preference, req })
  })
}
