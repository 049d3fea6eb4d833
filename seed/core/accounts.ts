import { randomInt } from 'node:crypto'
import type { Payload } from 'payload'
import { hashPassword, writePassword } from '#collections'
import { inTransaction, systemDb, type PersonRole } from '#kernel'
import { seedFamily } from './family'
import { findOrCreate } from './findOrCreate'
import { DEMO_SCHOOL, MINISTRY } from './institutions'
import type { IdByBin } from './institutionsByBin'

export type SeededAccount = Readonly<{
  username: string
  email: string | undefined
  role: PersonRole
  /** Only when it was made just now: it is stored nowhere but as a hash. */
  password?: string
}>

/** Where a demo person works: the BIN of an institution; nowhere for the administrator of the whole portal. */
type DemoPerson = Readonly<{
  username: string
  name: string
  role: PersonRole
  at?: string
  /** The class of a pupil, or the one that a teacher leads. */
  group?: string
}>

const AKMOLA = '590140110007'
const KOKSHETAU = '590140111005'

const CLASS = '7 Ә'
const CHILD = 'oqushy-1'
const PARENT = 'ata-ana-1'

/** Synthetic people, one of each role; their user names are codes, as everybody's are. */
const PEOPLE: readonly DemoPerson[] = [
  { username: 'redaktor-1', name: 'Айгүл Сейтқали', role: 'editor', at: DEMO_SCHOOL },
  { username: 'admin-1', name: 'Ерлан Мұратов', role: 'root' },
  { username: 'admin-2', name: 'Гүлнар Досжан', role: 'root' },
  { username: 'ministrlik-1', name: 'Сәуле Бекенова', role: 'ministry', at: MINISTRY },
  { username: 'onir-1', name: 'Нұрлан Оспанов', role: 'region', at: AKMOLA },
  { username: 'audan-1', name: 'Жанар Әлиева', role: 'district', at: KOKSHETAU },
  { username: 'basshy-1', name: 'Бақыт Төлегенов', role: 'head', at: DEMO_SCHOOL },
  { username: 'orynbasar-1', name: 'Ольга Ким', role: 'deputy', at: DEMO_SCHOOL },
  {
    ...{ username: 'mugalim-1', name: 'Мадина Ержанова', role: 'teacher' },
    ...{ at: DEMO_SCHOOL, group: CLASS },
  },
  { username: 'adisker-1', name: 'Татьяна Ли', role: 'methodologist', at: AKMOLA },
  { username: 'is-zhurgizushi-1', name: 'Айдос Сапаров', role: 'clerk', at: DEMO_SCHOOL },
  { username: 'moderator-1', name: 'Дина Ахметова', role: 'moderator', at: AKMOLA },
  { username: 'taldaushy-1', name: 'Руслан Тен', role: 'analyst', at: AKMOLA },
  { username: 'auditor-1', name: 'Асель Жұмабаева', role: 'auditor', at: MINISTRY },
  { username: PARENT, name: 'Самат Ибраев', role: 'parent', at: DEMO_SCHOOL },
  { username: CHILD, name: 'Оқушы 1', role: 'pupil', at: DEMO_SCHOOL, group: CLASS },
]

/** Letters and digits that nobody confuses when reading them from a screen. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

function readablePassword(): string {
  const part = (): string =>
    Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return [part(), part(), part(), part()].join('-')
}

/** Makes the demo people; a password is made with the account, or anew on demand. */
export async function seedAccounts(
  payload: Payload,
  ids: IdByBin,
  isRenewing: boolean,
): Promise<SeededAccount[]> {
  const made: SeededAccount[] = []
  for (const person of PEOPLE) {
    const password = await seedPerson(payload, person, person.at && ids(person.at), isRenewing)
    const { role, username } = person
    made.push({
      username,
      email: emailOf(person),
      role,
      ...(password !== undefined && { password }),
    })
  }
  await seedFamily(payload, { child: CHILD, parent: PARENT })
  return made
}

/** Children have no address. */
function emailOf({ role, username }: DemoPerson): string | undefined {
  return role === 'pupil' ? undefined : `${username}@example.kz`
}

/** @returns the password, if it was made just now */
async function seedPerson(
  payload: Payload,
  person: DemoPerson,
  institution: string | undefined,
  isRenewing: boolean,
): Promise<string | undefined> {
  const { group, name, role, username } = person
  const isKnown = await payload.db.findOne({
    collection: 'users',
    where: { username: { equals: username } },
  })
  if (isKnown && !isRenewing) return undefined
  const password = readablePassword()
  const passwordHash = await hashPassword(password)
  await inTransaction(payload, async (req) => {
    const email = emailOf(person)
    const data = { name, username, ...(email && { email }), ...(institution && { institution }) }
    const where = { username: { equals: username } }
    const user = await findOrCreate(payload, req, 'users', where, { kk: data })
    if (user.isNew)
      await systemDb(req).create({
        collection: 'memberships',
        data: { user: user.id, role, ...(institution && { institution }), ...(group && { group }) },
        depth: 0,
      })
    await writePassword(req, user.id, passwordHash)
  })
  return password
}
