import { expect, test } from '@jest/globals'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Write } from './history'
import { startWriters } from './writers'

test('writers never repeat a mark, use pages they know of, and end when their portal does', async () => {
  let pages = 0
  const server = createServer((req, res) => {
    req.resume().once('end', () => {
      res.statusCode = req.method === 'POST' ? 201 : 200
      res.end(
        JSON.stringify({ doc: { id: req.method === 'POST' ? `p${String(++pages)}` : 'known' } }),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const writes: Write[] = []
  const options = {
    port,
    origin: `http://localhost:${String(port)}`,
    count: 3,
    site: 'site',
    writes,
  }
  const first = startWriters({ ...options, name: 'a' })
  await pause(150)
  await first.stop()
  const second = startWriters({ ...options, name: 'b' })
  await pause(150)
  server.closeAllConnections()
  server.close()
  await second.stop()

  expect(new Set(writes.map(({ mark }) => mark)).size).toBe(writes.length)
  const made = new Set(writes.filter(({ kind }) => kind === 'create').map(({ page }) => page))
  const updates = writes.filter(({ kind }) => kind === 'update')
  expect(updates.length).toBeGreaterThan(0)
  for (const { page } of updates) expect(made).toContain(page)
  expect(new Set(writes.map(({ locale }) => locale))).toEqual(new Set(['kk', 'ru']))
  expect(writes.some(({ ending }) => ending === 'acknowledged')).toBe(true)
})
