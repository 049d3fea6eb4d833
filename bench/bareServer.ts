/**
 * A `node:http` server that answers with given bytes: at `/` with two headers, which is the fastest that Node can be;
 * at `/same` with as many headers as the page that it is compared with.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BareAnswers } from './client/bareProcess'
import { watchUsage } from './processes/usage'

type Answer = Readonly<{ body: Buffer; two: string[]; same: string[] }>
let answers: Readonly<Record<string, Answer>> = {}
const usage = watchUsage()

const server = createServer((req, res) => {
  const answer = answers[String(req.headers['accept-encoding'])]
  if (!answer) {
    res.writeHead(406).end()
    return
  }
  res.writeHead(200, req.url === '/same' ? answer.same : answer.two)
  res.end(answer.body)
})

process.on('message', (message: { answers?: BareAnswers; usage?: true }) => {
  if (message.usage) process.send?.({ usage: usage() })
  else {
    const given = Object.entries(message.answers ?? {}).map(([encoding, { base64, headers }]) => {
      const body = Buffer.from(base64, 'base64')
      const length = String(body.length)
      const two = ['Content-Type', 'text/html; charset=utf-8', 'Content-Length', length]
      return [encoding, { body, two, same: [...headers] }] as [string, Answer]
    })
    answers = Object.fromEntries(given)
    server.listen(0, '127.0.0.1', () =>
      process.send?.({ port: (server.address() as AddressInfo).port }),
    )
  }
})
process.once('disconnect', () => process.exit(1))
