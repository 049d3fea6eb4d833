import request from 'supertest'
import { randomUUID } from 'node:crypto'
import { createLocalReq, type PayloadRequest } from 'payload'
import { findRows, wardsOf, writePassword, type Ward } from '#collections'
import { idOf, inTransaction, isHeld, moveTo, readNode, systemDb, systemStore } from '#kernel'
import { membershipsOf } from '../../collections/users/readSession'
import { appoint } from './appoint'
import { cheapHash, PASSWORD } from './cheapHash'
import { createTestPortal, ORIGIN, type TestPortal } from './createTestPortal'
import { twoSchools } from './twoSchools'

type Agent = Awaited<ReturnType<TestPortal['as']>>
export type Child = Readonly<{ id: string; name: string; username: string }>

const GUARDIANS = '/api/plugins/core/guardians'

/** Two schools with their heads and deputies, and people who come to be pupils and parents. */
export async function createFamilies() {
  const portal = await createTestPortal()
  const tree = await twoSchools(portal.payload)
  const [a, b] = [tree.a.institution, tree.b.institution]
  const head = await portal.as('head', a)
  const home = { a, b, portal }
  return {
    ...{ a, b, head, portal, regionId: tree.region },
    deputy: await portal.as('deputy', a),
    otherHead: await portal.as('head', b),
    otherDeputy: await portal.as('deputy', b),
    region: await portal.as('region', tree.region),
    ...peopleFor(home),
    ...asked(portal),
    post: (by: Agent, body: object) => by.post(GUARDIANS).send(body),
    card: (by: Agent, { id }: Pick<Child, 'id'>) => by.get(`${GUARDIANS}?child=${id}`),
    link: (by: Agent, { id }: Pick<Child, 'id'>, guardian: string, kind: string) =>
      by.post(GUARDIANS).send({ action: 'link', child: id, guardian, kind }),
    restrict: (by: Agent, body: object) => by.post(`${GUARDIANS}/restrictions`).send(body),
  }
}

export type Families = Awaited<ReturnType<typeof createFamilies>>

type Home = Readonly<{ a: string; portal: TestPortal }>

function peopleFor({ a, portal }: Home) {
  const { payload } = portal
  const account = async (institution: string): Promise<Child> => {
    const username = `code-${randomUUID().slice(0, 8)}`
    const name = `Ойдан ${username}`
    const { id } = await payload.create({
      ...{ collection: 'users', data: { institution, name, username }, depth: 0 },
      overrideAccess: true,
    })
    return { id: String(id), name, username }
  }
  return {
    /** An account of the first school, or another one, with a role there. */
    async pupil(group?: string, institution = a): Promise<Child> {
      const made = await account(institution)
      await appoint(payload, made.id, 'pupil', institution, { group })
      return made
    },
    async teacher(institution = a): Promise<Child> {
      const made = await account(institution)
      await appoint(payload, made.id, 'teacher', institution)
      return made
    },
    classTeacher: async (group: string): Promise<Agent> => {
      const agent = await portal.as('pupil', a)
      await inTransaction(payload, async (req) => {
        const [row] = await findRows(req, { user: { equals: agent.userId } })
        const data = { role: 'teacher', group }
        await systemDb(req).update({ collection: 'memberships', id: row?.id, data, depth: 0 })
      })
      return agent
    },
    /** All roles of somebody end now, as a head ends them. */
    endRoles: async (user: string): Promise<void> => {
      const until = new Date().toISOString()
      await inTransaction(payload, async (req) => {
        for (const { id } of await findRows(req, { user: { equals: user } }))
          await systemDb(req).update({ collection: 'memberships', id, data: { until }, depth: 0 })
      })
    },
    /** Gives an account to a school, as if it had been made there. */
    settle: async (user: string, institution: string): Promise<void> => {
      await inTransaction(payload, async (req) => {
        const node = await readNode(req, institution)
        if (node) await moveTo(req, { collection: 'users', id: user }, node)
      })
    },
    /** Somebody without any role, who is signed in. */
    async newcomer(): Promise<Agent> {
      const { id, username } = await account(a)
      const passwordHash = await cheapHash()
      await inTransaction(payload, (req) => writePassword(req, id, passwordHash))
      const agent = request.agent(portal.app).set('Host', 'localhost:3000').set('Origin', ORIGIN)
      const answer = await agent.post('/api/users/login').send({ username, password: PASSWORD })
      if (answer.status !== 200) throw new Error(`Could not sign in: ${String(answer.status)}`)
      return Object.assign(agent, { userId: id })
    },
  }
}

type Row = Readonly<Record<string, unknown>>

function asked({ payload }: TestPortal) {
  const as = async (user: string): Promise<PayloadRequest> => {
    const req = await createLocalReq({}, payload)
    const memberships = await membershipsOf(payload, user)
    return Object.assign(req, { user: { id: user, memberships } })
  }
  return {
    /** A request of a person, outside every transaction. */
    requestOf: as,
    wardsOf: async (user: string): Promise<readonly Ward[]> => wardsOf(await as(user)),
    /** Roles that hold now: `pupil <institution>`. */
    async rolesOf(user: string): Promise<string[]> {
      const req = await createLocalReq({}, payload)
      const rows = await findRows(req, { user: { equals: user } })
      const now = new Date().toISOString()
      return rows
        .filter((row) => isHeld(row, now))
        .map(({ institution, role }) => `${role} ${idOf(institution) ?? ''}`)
        .sort()
    },
    /** The entry of the audit about a deed to a thing. */
    async audited(action: string, targetId: string): Promise<Row | undefined> {
      const { docs } = await payload.db.find<Row & { id: string }>({
        ...{ collection: 'audit', limit: 0, pagination: false },
        where: { and: [{ action: { equals: action } }, { targetId: { equals: targetId } }] },
      })
      return docs[0]
    },
    /** Kinds of what the portal has told somebody, in order of the alphabet. */
    async heardBy(user: string): Promise<string[]> {
      const rows = await systemStore({ payload })('notifications').find({
        ...{ where: { user }, order: 'at' },
      })
      return rows.map(({ kind }) => String(kind)).sort()
    },
    /** Everything that a table holds, as text. */
    async stored(collection: string): Promise<string> {
      const { docs } = await payload.db.find({
        ...{ collection, limit: 0, pagination: false },
      })
      return JSON.stringify(docs)
    },
  }
}
