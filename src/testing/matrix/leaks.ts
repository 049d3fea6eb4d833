import { may, mayRead, SECRET_FIELDS, type Meeting } from './oracle'
import type { Cell, Tally } from './tally'
import { relationOf } from './tree'
import type { Canary, Doc, Person, World } from './world'

/** How a person meets a document. */
export function meetingOf(
  person: Person,
  doc: Pick<Doc, 'about' | 'id' | 'place' | 'thing'>,
): Meeting {
  const about = doc.thing === 'users' ? doc.id : doc.about
  return {
    isAboutHim: person.isSignedIn && about === person.id,
    standings: person.holds.map(({ place, role }) => ({
      role,
      relation: relationOf(place, doc.place),
    })),
  }
}

/** An answer, the address that gave it, and all that was asked. */
type Searched = Readonly<{ path: string; asked: string; text: string }>

/** Looks through answers for what must not be in them. */
export type Watch = Readonly<{
  search: (tally: Tally, cell: Cell, person: Person, answer: Searched) => void
}>

const SECRETS = new RegExp(`"(${SECRET_FIELDS.join('|')})":`)

/** Knows for each person which texts, and which ids, he may not see anywhere. */
export function createWatch(world: World): Watch {
  const hidden = new Map<Person, { texts: ReadonlySet<string>; ids: readonly string[] }>()
  const hiddenFrom = (person: Person) => {
    const known = hidden.get(person) ?? {
      texts: textsHidden(world, person),
      ids: idsHidden(world, person),
    }
    hidden.set(person, known)
    return known
  }
  return {
    search(tally, cell, person, { asked, path, text }) {
      const { ids, texts } = hiddenFrom(person)
      for (const [canary] of text.matchAll(/cnry\d{4}/gi))
        if (texts.has(canary.toUpperCase())) tally.leak(cell, canary)
      for (const id of ids)
        if (text.includes(id) && !asked.includes(id)) tally.leak(cell, `id ${id}`)
      // Who asks what he may do hears the names of fields.
      const [secret] = (!path.includes('/access') && SECRETS.exec(text)) || []
      if (secret !== undefined) tally.leak(cell, secret)
    },
  }
}

function textsHidden({ canaries, docs }: World, person: Person): ReadonlySet<string> {
  const all = new Map(docs.map((doc) => [doc.key, doc]))
  const named = namedFor(docs, person)
  const isHidden = ({ doc: key, isName, isOpen }: Canary): boolean => {
    const doc = all.get(key)
    if (!doc) return true
    if (isName && named.has(doc.id)) return false
    // Whoever is signed in is told who he is.
    if (doc.id === person.id && person.isSignedIn) return false
    const meeting = meetingOf(person, doc)
    return !mayRead(doc.thing, isOpen, meeting) && !may(doc.thing, 'read versions', meeting)
  }
  return new Set([...canaries].filter(([, canary]) => isHidden(canary)).map(([text]) => text))
}

const isReadBy = (person: Person, doc: Doc): boolean =>
  mayRead(doc.thing, doc.isOpen, meetingOf(person, doc))

/** Who reads that somebody holds a role reads whose it is: accounts are named there. */
function namedFor(docs: readonly Doc[], person: Person): ReadonlySet<string> {
  return new Set([
    person.id,
    ...docs.filter((doc) => isReadBy(person, doc)).map(({ about }) => about),
  ])
}

function idsHidden({ docs }: World, person: Person): string[] {
  const named = namedFor(docs, person)
  return docs
    .filter((doc) => !isReadBy(person, doc) && !named.has(doc.id))
    .flatMap(({ id, versions }) => [id, ...versions.map((version) => version.id)])
}
