import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { createTestPortal, type TestPortal } from '#testing'
import { askServer, listenForCommands, reach } from './commandSocket'
import { refuseWhileServing } from './refuseWhileServing'

let portal: TestPortal
let socket: Awaited<ReturnType<typeof listenForCommands>>
const dataDir = (): string => portal.settings.dataDir

beforeAll(async () => {
  portal = await createTestPortal()
  socket = await listenForCommands(dataDir(), portal.payload)
})
afterAll(async () => {
  await socket.close()
  await portal.stop()
})

async function ask(command: string, ...args: string[]): Promise<string[]> {
  const lines: string[] = []
  const server = await reach(dataDir())
  if (!server) throw new Error('no server')
  await askServer(server, command, args, (line) => lines.push(line))
  return lines
}

test('only the owner of the data directory reaches the socket', () => {
  expect(statSync(path.join(dataDir(), 'orda.sock')).mode & 0o777).toBe(0o600)
})

test('a command runs inside the server, and its lines come back', async () => {
  const lines = await ask('admin:create', '--username', 'Bas-Admin', '--name', 'Басты әкімші')
  expect(lines[0]).toBe('user name: bas-admin')
  const password = /password: +(\S+)/.exec(lines[1] ?? '')?.[1]
  const answer = await portal.http
    .post('/api/users/login')
    .set('Host', 'localhost:3000')
    .send({ username: 'bas-admin', password })
  expect(answer.status).toBe(200)
})

test('the first administrator is made once', async () => {
  await expect(ask('admin:create', '--username', 'second')).rejects.toThrow(
    'There is an administrator already',
  )
  expect(
    (await portal.payload.count({ collection: 'users', overrideAccess: true })).totalDocs,
  ).toBe(1)
})

test('an unknown command is refused with its name', async () => {
  await expect(ask('format-disk')).rejects.toThrow("No command 'format-disk'")
  await expect(ask('constructor')).rejects.toThrow("No command 'constructor'")
})

test('nonsense on the socket harms nobody', async () => {
  await new Promise<void>((resolve) => {
    const raw = connect(path.join(dataDir(), 'orda.sock'), () => raw.end('not json\n'))
    raw.on('close', () => {
      resolve()
    })
    raw.resume()
  })
  await expect(ask('nothing')).rejects.toThrow('No command')
})

test('work that needs the database alone is refused while a server runs, and says what to do', async () => {
  await expect(refuseWhileServing(dataDir())).rejects.toThrow('Stop it first')
  await expect(refuseWhileServing(path.join(dataDir(), 'elsewhere'))).resolves.toBeUndefined()
})

test('a socket left behind by a killed server is replaced', async () => {
  const place = path.join(dataDir(), 'left')
  const { mkdirSync } = await import('node:fs')
  mkdirSync(place)
  writeFileSync(path.join(place, 'orda.sock'), '')
  const again = await listenForCommands(place, portal.payload)
  expect(await reach(place).then((one) => one?.destroy())).toBeDefined()
  await again.close()
})
