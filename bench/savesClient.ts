/** An editor who saves at a steady pace, in a process of its own: nothing else the measurement does can delay it. */
import { setTimeout as pause } from 'node:timers/promises'
import { createClient, expectJson } from './client/httpClient'
import type { SaveTime, SavesOrder } from './client/savesProcess'

const CONNECTIONS = 6

async function run({
  cookie,
  count,
  everyMs,
  origin,
  page,
  port,
}: SavesOrder): Promise<SaveTime[]> {
  const client = createClient({ connections: CONNECTIONS, cookie, origin, port })
  const save = async (number: number): Promise<SaveTime> => {
    const title = `Мектеп туралы ${String(number)}`
    const sentAt = Date.now()
    const answer = await client.send('PATCH', `/api/pages/${page}?locale=kk&depth=0`, {
      json: { title, _status: 'published' },
    })
    expectJson(answer, 200)
    return { sentAt, ms: answer.endedAt - answer.sentAt }
  }
  // The connections are there before the clock runs.
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, index) => save(index)))
  process.send?.({ warm: true })
  await new Promise((resolve) => process.once('message', resolve))
  const begun = performance.now()
  const saves: Promise<SaveTime>[] = []
  for (let number = 0; number < count; number++) {
    await pause(Math.max(0, begun + number * everyMs - performance.now()))
    saves.push(save(number))
  }
  return Promise.all(saves)
}

process.once('message', (order: SavesOrder) => {
  void run(order).then(
    (saves) => process.send?.({ saves }),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    },
  )
})
process.once('disconnect', () => process.exit(1))
