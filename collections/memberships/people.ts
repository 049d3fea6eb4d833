import type { FieldHook, PayloadRequest, Where } from 'payload'
import { idOf } from '#kernel'

/** What everybody who sees a role may know of whoever holds it. */
export type Person = Readonly<{ name: string; username: string }>

type Row = Record<string, unknown> & { id: string }

/**
 * People by id, whoever asks.
 * @param also what else must be true of them
 */
export async function peopleOf(
  req: PayloadRequest,
  ids: readonly string[],
  also: Where = {},
): Promise<ReadonlyMap<string, Person>> {
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.db.find<Row>({
    collection: 'users',
    limit: 0,
    pagination: false,
    req,
    where: { ...also, id: { in: [...new Set(ids)] } },
  })
  return new Map(docs.map((doc) => [doc.id, personOf(doc)]))
}

function personOf({ name, username }: Row): Person {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return { name: text(name), username: text(username) }
}

/**
 * Fills a field of a membership from the person who holds it, also where the reader may not see the account: a part-time
 * teacher's account is managed by another school, and he is nevertheless one of these people.
 */
export function readPerson(field: keyof Person): FieldHook {
  return async ({ req, siblingData }) => {
    const id = idOf((siblingData as { user?: unknown }).user)
    return id === undefined ? undefined : (await onePerson(req, id))?.[field]
  }
}

const KEPT = 'memberships.people'

/** Once for both fields of a row. */
function onePerson(req: PayloadRequest, id: string): Promise<Person | undefined> {
  const kept = (req.context[KEPT] ??= new Map()) as Map<string, Promise<Person | undefined>>
  const known = kept.get(id) ?? peopleOf(req, [id]).then((people) => people.get(id))
  kept.set(id, known)
  return known
}
