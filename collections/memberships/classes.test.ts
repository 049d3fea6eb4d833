import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { findRows } from '#collections'
import { createFamilies, type Families } from '#testing'
import { leadsClassOf } from './classesLed'

let at: Families
beforeAll(async () => {
  at = await createFamilies()
})
afterAll(() => at.portal.stop())

const decide = (body: object) => at.head.post('/api/plugins/core/memberships').send(body)
const groupOf = async (id: string): Promise<unknown> => {
  const [row] = await findRows(await at.requestOf(''), { id: { equals: id } })
  return row?.group ?? null
}
const grant = async (user: string, role: string, group?: string) =>
  decide({ action: 'grant', user, role, institution: at.a, ...(group !== undefined && { group }) })

test('a class is named with the role, changed and taken away', async () => {
  const { userId } = await at.newcomer()
  const { body } = await grant(userId, 'pupil', ' 7  ә')
  expect(await groupOf(body.id)).toBe('7 Ә')
  const card = await at.head.get(`/api/plugins/core/membership?id=${String(body.id)}`)
  expect(card.body).toMatchObject({ group: '7 Ә', roleKey: 'pupil' })
  await decide({ action: 'change', id: body.id, group: '8 Ә' })
  expect(await groupOf(body.id)).toBe('8 Ә')
  // Other changes leave it as it is.
  await decide({ action: 'change', id: body.id, until: '2090-01-01T00:00:00.000Z' })
  expect(await groupOf(body.id)).toBe('8 Ә')
  await decide({ action: 'change', id: body.id, group: '' })
  expect(await groupOf(body.id)).toBeNull()
})

test('no other role names one, and none is longer than a name', async () => {
  const { userId } = await at.newcomer()
  const { body } = await grant(userId, 'editor', '7 Ә')
  expect(await groupOf(body.id)).toBeNull()
  expect((await grant(userId, 'pupil', 'x'.repeat(21))).status).toBe(400)
})

test('who leads a class leads its pupils, at his school, while both roles hold', async () => {
  const teacher = await at.classTeacher('9 В')
  const [own, other, elsewhere] = [
    await at.pupil('9 В'),
    await at.pupil('9 Г'),
    await at.pupil('9 В', at.b),
  ]
  const leads = async (pupil: string): Promise<boolean> =>
    leadsClassOf(await at.requestOf(teacher.userId), pupil)
  expect([await leads(own.id), await leads(other.id), await leads(elsewhere.id)]).toEqual([
    ...[true, false, false],
  ])
  await at.endRoles(own.id)
  expect(await leads(own.id)).toBe(false)
})
