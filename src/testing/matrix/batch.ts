import type { Matrix } from './openMatrix'
import type { RoleName } from './oracle'
import type { Cell, Tally } from './tally'
import type { Doc, Person } from './world'
import { kindOf } from './tree'
import { meetingOf } from './leaks'

/** Cells that belong together: what one person gets to hear about one subject. */
export type Batch = Readonly<{
  name: string
  /** What a fault in it would show: `<thing> <deed>`, or the name of a table of rules. */
  touches: readonly string[]
  run: (asked: Asked) => Promise<void>
}>

/** What a batch needs. */
export type Asked = Readonly<{ matrix: Matrix; person: Person; tally: Tally }>

/** Roles that a person holds now. */
export function rolesOf({ holds }: Person): RoleName[] {
  return holds.map(({ role }) => role)
}

/** The cell of a question about a document. */
export function cellOf(by: string, person: Person, what: string, doc?: Doc): Cell {
  const cell = { by, who: person.name, what }
  if (!doc) return cell
  const [first] = meetingOf(person, doc).standings
  const place = doc.place === '' ? 'no place' : `${doc.place}, ${kindOf(doc.place)}`
  const where = `${doc.state} at ${place}, ${first?.relation ?? 'without a role'}`
  return { ...cell, where }
}

/** Documents of a kind that the world made for everybody, and those of the person himself. */
export function docsFor({ matrix: { world }, person }: Asked, thing: string): readonly Doc[] {
  return world.docs.filter(
    (doc) =>
      doc.thing === thing && (doc.isCommon || doc.about === person.id || doc.id === person.id),
  )
}
