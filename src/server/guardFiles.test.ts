import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  createTestPortal,
  schoolsAtWork,
  uploadedFiles,
  type TestPortal,
  type WorkingSchool,
} from '#testing'
import { guardFiles } from './guardFiles'

let portal: TestPortal
let own: WorkingSchool
let foreign: WorkingSchool

beforeAll(async () => {
  portal = await createTestPortal()
  const schools = await schoolsAtWork(portal)
  own = schools.own
  foreign = schools.foreign
})
afterAll(() => portal.stop())

const made = new File(['picture'], 'made.png')
const guard = (
  work: () => Promise<Response>,
  id = foreign.picture,
  file: File | undefined = made,
) => guardFiles(portal.payload, { collection: 'media', id, made: file }, work)
const directory = () => path.join(portal.settings.dataDir, 'media')

test('a refused operation leaves the folder as it was, whatever it did there', async () => {
  const before = uploadedFiles(portal.payload)
  const content = readFileSync(path.join(directory(), foreign.file))
  const meddle = (): void => {
    rmSync(path.join(directory(), foreign.file))
    writeFileSync(path.join(directory(), 'made.png'), 'half')
  }
  const refused = await guard(async () => {
    meddle()
    return new Response('', { status: 507 })
  })
  expect(refused.status).toBe(507)
  expect(uploadedFiles(portal.payload)).toEqual(before)
  await expect(
    guard(async () => {
      meddle()
      throw new TypeError('broken')
    }),
  ).rejects.toThrow('broken')
  expect(uploadedFiles(portal.payload)).toEqual(before)
  expect(readFileSync(path.join(directory(), foreign.file))).toEqual(content)
})

test('a file that is not there, or a document that is not, is no obstacle', async () => {
  const answer = async () => new Response('', { status: 404 })
  expect((await guard(answer, '01a00000-0000-7000-8000-000000000000')).status).toBe(404)
  expect((await guard(answer, '', undefined)).status).toBe(404)
  rmSync(path.join(directory(), own.file))
  expect((await guard(answer, own.picture)).status).toBe(404)
})

test('of many who delete one picture at once, one does; neither the file nor a trace of it comes back', async () => {
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => foreign.editor.delete(`/api/media/${foreign.picture}`)),
  )
  const statuses = answers.map(({ status }) => status).sort()
  expect(statuses[0]).toBe(200)
  expect(statuses.filter((status) => status >= 500)).toEqual([])
  expect(uploadedFiles(portal.payload)).toEqual([])
})
