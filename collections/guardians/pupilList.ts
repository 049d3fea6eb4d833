import type { PayloadRequest } from 'payload'
import { idOf, isHeld, placesOf, searchKey } from '#kernel'
import { classesLed } from '../memberships/classesLed'
import { peopleOf, type Person } from '../memberships/people'
import { decider } from '../memberships/rows'
import { permissions } from '../permissions'
import { stateOfCode } from './codes'
import { pupilRowsAt, type PupilRow } from './pupils'
import { rowsBy } from './rows'

/** So many are shown at once: a class is never larger. */
const MOST = 60

/** A pupil, with how far his guardians are known. */
export type ListedPupil = Person &
  Readonly<{ id: string; group: string; guardians: number; codes: number }>

/** The pupils for whom somebody answers. */
export type PupilList = Readonly<{
  /** Classes, in order. */
  groups: readonly string[]
  pupils: readonly ListedPupil[]
  /** Are there others that fit? */
  more: boolean
}>

/**
 * The pupils whose guardians the person who asks may decide about, by class or by name.
 * @param asked a class; words that a name or user name holds
 */
export async function pupilList(
  req: PayloadRequest,
  asked: Readonly<{ group?: string | undefined; named?: string | undefined }>,
): Promise<PupilList> {
  const rows = await pupilsOf(req)
  const collator = new Intl.Collator('kk', { numeric: true })
  const groups = [...new Set(rows.map(({ group }) => group ?? ''))].filter(Boolean)
  const people = await peopleOf(
    req,
    rows.map(({ user }) => user),
  )
  const words = searchKey(asked.named ?? '').split(' ')
  const fit = rows
    .map((row) => ({ ...(people.get(row.user) ?? NOBODY), id: row.user, group: row.group ?? '' }))
    .filter(({ group }) => asked.group === undefined || group === asked.group)
    .filter(({ name, username }) => {
      const text = `${searchKey(name)} ${username}`
      return words.every((word) => text.includes(word))
    })
    .sort((a, b) => collator.compare(a.group, b.group) || collator.compare(a.name, b.name))
  const pupils = await Promise.all(fit.slice(0, MOST).map((one) => counted(req, one)))
  return { groups: groups.sort(collator.compare), pupils, more: fit.length > MOST }
}

const NOBODY: Person = { name: '', username: '' }

/** All pupils of his schools, and those of the classes that he leads. */
async function pupilsOf(req: PayloadRequest): Promise<readonly PupilRow[]> {
  const places = placesOf(permissions['guardians.restrict'], decider(req))
  const schools = places === 'all' ? [] : places.map(({ path }) => path.at(-1) ?? '')
  const led = await classesLed(req)
  const rows = await pupilRowsAt(req, [...schools, ...led.map(({ institution }) => institution)])
  const isHis = (row: PupilRow): boolean => {
    const institution = idOf(row.institution) ?? ''
    return (
      schools.includes(institution) ||
      led.some((one) => one.institution === institution && one.group === row.group)
    )
  }
  return [...new Map(rows.filter(isHis).map((row) => [row.user, row])).values()]
}

type Counting = Omit<ListedPupil, 'codes' | 'guardians'>

async function counted(req: PayloadRequest, pupil: Counting): Promise<ListedPupil> {
  const now = new Date().toISOString()
  const [links, codes] = await Promise.all([
    rowsBy(req, 'links', { child: pupil.id }),
    rowsBy(req, 'codes', { child: pupil.id }),
  ])
  return {
    ...pupil,
    guardians: links.filter((link) => isHeld(link, now)).length,
    codes: codes.filter((code) => stateOfCode(code, now) === 'open').length,
  }
}
