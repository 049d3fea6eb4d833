import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import {
  contentsOf,
  createTestPortal,
  ORIGIN,
  PASSWORD,
  schoolsAtWork,
  type TestPortal,
  type WorkingSchool,
} from '#testing'

const BOUND_MS = 600
// Another process holds the file of SQLite; MongoDB has no such lock.
const onSqlite = process.env.MONGODB_URI === undefined ? describe : describe.skip

let portal: TestPortal
let own: WorkingSchool
let holder: ChildProcess | undefined

beforeAll(async () => {
  portal = await createTestPortal({ limits: { maxBusyMs: BOUND_MS } })
  own = (await schoolsAtWork(portal)).own
})
afterEach(release)
afterAll(() => portal.stop())

/** A process of its own, since a lock of this one would be no lock. */
const HOLD = `
  const Database = require('libsql')
  const database = new Database(process.argv[1])
  database.exec('BEGIN IMMEDIATE')
  console.log('held')
  process.stdin.resume()
`

async function hold(): Promise<void> {
  const file = path.join(portal.settings.dataDir, 'orda.db')
  holder = spawn(process.execPath, ['-e', HOLD, file], { stdio: ['pipe', 'pipe', 'inherit'] })
  if (holder.stdout) await once(holder.stdout, 'data')
}

async function release(): Promise<void> {
  if (holder?.exitCode !== null || holder.signalCode !== null) return
  holder.kill('SIGKILL')
  await once(holder, 'exit')
}

const get = (address: string) => portal.http.get(address).set('Host', 'localhost:3000')
const change = (summary: string) =>
  own.editor
    .patch(`/api/pages/${own.published}?locale=kk`)
    .set('Cookie', 'payload-lng=ru')
    .send({ summary, _status: 'published' })

onSqlite('while another process holds the database', () => {
  test('writes are refused within the bound, in words, and nothing is stored', async () => {
    const before = await contentsOf(portal.payload)
    const username = (
      (await own.editor.get('/api/users/me')).body as { user: { username: string } }
    ).user.username
    await hold()
    const begun = performance.now()
    const api = await change('x')
    // The bound, and what a busy machine takes for the rest.
    expect(performance.now() - begun).toBeLessThan(BOUND_MS + 3000)
    expect([api.status, api.headers['retry-after'], api.body]).toMatchObject([
      503,
      '2',
      {
        error: {
          code: 'database_busy',
          message: 'Портал сейчас занят, изменения не сохранены. Повторите через несколько секунд.',
        },
      },
    ])
    const form = await portal.http
      .post('/kk/sign-in')
      .set({ Host: 'localhost:3000', Origin: ORIGIN })
      .type('form')
      .send({ identifier: username, password: PASSWORD })
    expect([form.status, form.headers['retry-after']]).toEqual([503, '2'])
    expect(form.text).toContain('Портал қазір бос емес')
    expect(form.get('Set-Cookie')).toBeUndefined()
    await release()
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test('reading goes on: pages that are cached, pages that are not, lists, sessions', async () => {
    await get('/kk/')
    await hold()
    for (const address of [
      '/kk/',
      '/ru/',
      `/kk/s/${own.slug}/`,
      `/ru/s/${own.slug}/published`,
      '/api/pages',
      `/media/${own.file}`,
      '/healthz',
    ]) {
      expect([address, (await get(address)).status]).toEqual([address, 200])
    }
    expect((await own.editor.get('/api/pages?draft=true')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(503)
  })

  test('a crowd of writers is refused together, not one after the other', async () => {
    await hold()
    const begun = performance.now()
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => change(String(i))))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503))
    expect(performance.now() - begun).toBeLessThan(10 * BOUND_MS + 5000)
    expect((await get('/kk/')).status).toBe(200)
  })

  test('a lock that is given back in time delays a write, and no more', async () => {
    await hold()
    const write = change('Кейін')
    setTimeout(() => void release(), BOUND_MS / 3)
    expect((await write).status).toBe(200)
  })

  test('afterwards everything is written again, without a restart', async () => {
    await hold()
    expect((await change('x')).status).toBe(503)
    await release()
    expect((await change('Жаңа')).status).toBe(200)
    expect((await get(`/kk/s/${own.slug}/published`)).text).toContain('Жаңа')
  })
})
