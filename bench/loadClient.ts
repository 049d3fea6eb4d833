/**
 * Asks for one page over many kept connections, each sending its next request when its answer is complete. Written on
 * raw sockets: Node's own HTTP client would be slower than the servers that it measures.
 */
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { createAnswerReader } from './client/readAnswers'
import type { LoadOrder, LoadResult } from './client/loadProcess'

async function run({
  connections,
  host,
  encoding,
  path,
  port,
  seconds,
}: LoadOrder): Promise<LoadResult> {
  const question = Buffer.from(
    `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: ${encoding}\r\n\r\n`,
  )
  const state = { answers: 0, isOver: false, errors: 0 }
  const sockets = Array.from({ length: connections }, () => keepAsking(port, question, state))
  const begun = performance.now()
  const cpu = process.cpuUsage()
  await pause(seconds * 1000)
  state.isOver = true
  const elapsed = (performance.now() - begun) / 1000
  const { answers, errors } = state
  const { system, user } = process.cpuUsage(cpu)
  for (const socket of sockets) socket.destroy()
  return { answers, errors, seconds: elapsed, cpuMs: (user + system) / 1000 }
}

function keepAsking(
  port: number,
  question: Buffer,
  state: { answers: number; isOver: boolean; errors: number },
): Socket {
  const reader = createAnswerReader()
  const fail = (): void => {
    if (!state.isOver) state.errors++
    socket.destroy()
  }
  const socket = connect({
    port,
    host: '127.0.0.1',
    onread: {
      buffer: Buffer.allocUnsafe(64 * 1024),
      callback: (length, buffer) => {
        try {
          const completed = reader.take(buffer as Buffer, length)
          state.answers += completed
          if (completed > 0 && !state.isOver) socket.write(question)
        } catch {
          fail()
        }
        return true
      },
    },
  })
  socket.setNoDelay(true)
  socket.once('connect', () => socket.write(question))
  socket.once('error', fail)
  return socket
}

process.on('message', (order: LoadOrder) => {
  void run(order).then((result) => process.send?.({ result }))
})
process.once('disconnect', () => process.exit(1))
