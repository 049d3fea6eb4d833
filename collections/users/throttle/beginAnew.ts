import type { PayloadRequest } from 'payload'
import { systemStore } from '#kernel'
import { subjectOfName, subjectOfSlip } from './subjectOfName'
import { forgetDevices } from './devices'
import { forgetGuesses } from './takeGuess'

type Row = Readonly<Record<string, unknown>> & Readonly<{ id: string }>

/**
 * Another person has set a new password, or printed a new slip: guesses at the old one no longer count, so that the owner gets in wherever he
 * is, and no browser is known any more. In the transaction of `req`.
 */
export async function beginAnew(req: PayloadRequest, user: string): Promise<void> {
  const { payload } = req
  const store = systemStore({ payload, req })
  const row = await payload.db.findOne<Row>({
    collection: 'users',
    req,
    where: { id: { equals: user } },
  })
  for (const name of [row?.username, row?.email])
    if (typeof name === 'string')
      for (const subject of [subjectOfName(name), subjectOfSlip(name)])
        await forgetGuesses(store, subject)
  await forgetDevices(store, user)
}
