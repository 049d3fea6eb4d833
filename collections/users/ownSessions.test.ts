import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'
import { endOtherSessions, endOwnSession, ownSessions } from './ownSessions'
import { readSession } from './readSession'
import { openSession } from './sessions'

let portal: TestPortal
let person: string
let other: string

beforeAll(async () => {
  portal = await createTestPortal()
  const { a } = await twoSchools(portal.payload)
  person = (await portal.as('teacher', a.institution)).userId
  other = (await portal.as('teacher', a.institution)).userId
})
afterAll(() => portal.stop())

const open = (user = person, device = 'Firefox, Linux') => openSession(portal.payload, user, device)
const list = (token?: string) => ownSessions(portal.payload, person, token)

test('a person sees his own sessions and which of them he uses, without anything that opens one', async () => {
  const { token } = await open()
  await open(other)
  const all = await list(token)
  expect(all.filter(({ isThis }) => isThis)).toMatchObject([{ device: 'Firefox, Linux' }])
  expect(all).toHaveLength(2)
  expect(JSON.stringify(all)).not.toContain(token)
})

test('one that he ends opens nothing any more; those of others are not his to end', async () => {
  const { token } = await open()
  const theirs = await open(other)
  const [latest] = (await list(token)).filter(({ isThis }) => isThis)
  expect(await readSession(portal.payload, token)).toBeDefined()
  await endOwnSession(portal.payload, person, latest?.id ?? '')
  expect(await readSession(portal.payload, token)).toBeUndefined()
  const [foreign] = await ownSessions(portal.payload, other, theirs.token)
  for (const id of [foreign?.id ?? '', latest?.id ?? '', 'nothing'])
    await expect(endOwnSession(portal.payload, person, id)).rejects.toThrow('not_found')
  expect(await readSession(portal.payload, theirs.token)).toBeDefined()
})

test('all others end, and his own stays', async () => {
  const [kept, gone, theirs] = [await open(), await open(), await open(other)]
  await endOtherSessions(portal.payload, person, kept.token)
  expect(await list(kept.token)).toMatchObject([{ isThis: true }])
  expect(await readSession(portal.payload, gone.token)).toBeUndefined()
  expect(await readSession(portal.payload, theirs.token)).toBeDefined()
})
