import { idOf } from '../relations'
import { AT, NOWHERE } from '../tree'
import type { Place } from './place'

/**
 * The place of a document that the server has read. Never of something that a client sent: its tree columns would be
 * believed.
 * @throws TypeError when the document belongs to no institution
 */
export function placeOf(document: Readonly<Record<string, unknown>>): Place {
  const institution = idOf(document.institution)
  if (institution === undefined) throw new TypeError('The document belongs to no institution')
  const tree = AT.map((name): [string, string] => [name, idOf(document[name]) ?? NOWHERE])
  return { institution, ...Object.fromEntries(tree) } as Place
}
