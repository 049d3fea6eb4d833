import type { Payload, PayloadRequest } from 'payload'
import { findRows, makeLink } from '#collections'
import { codeOf, inTransaction } from '#kernel'

/** Makes a demo person the guardian of another one, by user names; nothing where that is done, or somebody is missing. */
export async function seedFamily(
  payload: Payload,
  { child: childName, parent: parentName }: Readonly<{ child: string; parent: string }>,
): Promise<void> {
  const [child, guardian] = [await idOf(payload, childName), await idOf(payload, parentName)]
  if (child === undefined || guardian === undefined) return
  try {
    await inTransaction(payload, (req) => link(req, child, guardian))
  } catch (error) {
    if (codeOf(error) !== 'link_exists') throw error
  }
}

async function link(req: PayloadRequest, child: string, guardian: string): Promise<void> {
  const [school] = await findRows(req, {
    and: [{ user: { equals: child } }, { role: { equals: 'pupil' } }],
  })
  if (!school) return
  const row = { ...school }
  const [kind, way] = ['father', 'school'] as const
  await makeLink(req, { by: '', child, guardian, kind, school: row, until: null, way })
}

async function idOf(payload: Payload, username: string): Promise<string | undefined> {
  const where = { username: { equals: username } }
  const found = await payload.db.findOne<{ id: string } & Record<string, unknown>>({
    collection: 'users',
    where,
  })
  return found?.id
}
