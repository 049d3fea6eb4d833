/**
 * Writes rows of a store over many kept connections, each sending its next request when its answer is complete. Written
 * on raw sockets: Node's own HTTP client would take more of the machine than what it measures.
 */
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { createAnswerReader } from './client/readAnswers'
import type { StoreOrder, StoreResult } from './client/storeProcess'

type State = {
  isMeasured: boolean
  isOver: boolean
  acknowledged: number
  errors: string[]
  times: number[]
}

async function run(order: StoreOrder): Promise<StoreResult> {
  const state: State = { isMeasured: false, isOver: false, acknowledged: 0, errors: [], times: [] }
  const done = Array.from({ length: order.connections }, (_, index) =>
    keepWriting(order, index, state),
  )
  // Node answers one new connection per turn: the clock runs once all are open and warm.
  await pause(order.warmMs)
  state.isMeasured = true
  const begun = performance.now()
  const cpu = process.cpuUsage()
  await pause(order.seconds * 1000)
  state.isMeasured = false
  const seconds = (performance.now() - begun) / 1000
  const { system, user } = process.cpuUsage(cpu)
  const { times } = state
  state.isOver = true
  await Promise.all(done)
  const { acknowledged, errors } = state
  return { acknowledged, errors, seconds, times: [...times], cpuMs: (user + system) / 1000 }
}

/** Resolves when the last answer has come, or the connection has failed. */
function keepWriting(order: StoreOrder, index: number, state: State): Promise<void> {
  const reader = createAnswerReader()
  let number = 0
  let sentAt = 0
  const write = (socket: Socket): void => {
    sentAt = performance.now()
    socket.write(requestOf(order, `${order.name}-${String(index)}`, number++))
  }
  return new Promise((resolve) => {
    const socket = connect({
      port: order.port,
      host: '127.0.0.1',
      onread: {
        buffer: Buffer.allocUnsafe(16 * 1024),
        callback: (length, buffer) => {
          try {
            if (reader.take(buffer as Buffer, length) === 0) return true
            state.acknowledged++
            if (state.isMeasured) state.times.push(performance.now() - sentAt)
            if (state.isOver) socket.end()
            else write(socket)
          } catch (error) {
            state.errors.push(String(error))
            socket.destroy()
          }
          return true
        },
      },
    })
    socket.setNoDelay(true)
    socket.once('connect', () => {
      write(socket)
    })
    socket.once('error', (error) => state.errors.push(String(error)))
    socket.once('close', () => {
      resolve()
    })
  })
}

/** Every row is another one until the days run out, and then it is added to. */
function requestOf(order: StoreOrder, page: string, number: number): Buffer {
  const day = new Date(Date.UTC(2000, 0, 1 + (number % 900))).toISOString().slice(0, 10)
  const body = JSON.stringify({ document: order.document, page, day })
  const head = [
    'POST /api/plugins/core/counts/add HTTP/1.1',
    `Host: ${new URL(order.origin).host}`,
    `Origin: ${order.origin}`,
    `Cookie: ${order.cookie}`,
    'Content-Type: application/json',
    `Content-Length: ${String(Buffer.byteLength(body))}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}

process.once('message', (order: StoreOrder) => {
  void run(order).then((result) => process.send?.({ result }))
})
process.once('disconnect', () => process.exit(1))
