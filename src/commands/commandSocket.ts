import { chmod, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Payload } from 'payload'
import { z } from 'zod'
import { commands } from './commands'

const request = z.object({ command: z.string(), args: z.array(z.string()).max(100) })
const reply = z.union([
  z.object({ line: z.string() }),
  z.object({ done: z.literal(true) }),
  z.object({ error: z.string() }),
])

type Reply = z.output<typeof reply>

const socketPath = (dataDir: string): string => path.join(dataDir, 'orda.sock')

/**
 * Lets commands run inside this server: one JSON line asks, JSON lines answer. Only the owner of the data directory
 * can reach the socket.
 */
export async function listenForCommands(
  dataDir: string,
  payload: Payload,
): Promise<{ close: () => Promise<void> }> {
  const place = socketPath(dataDir)
  if (await reach(dataDir).then((socket) => socket?.destroy()))
    return { close: () => Promise.resolve() }
  await rm(place, { force: true })
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    void answer(socket, payload)
  })
  // Nobody else gets a chance to connect between listening and chmod.
  const before = process.umask(0o177)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(place, resolve)
  }).finally(() => process.umask(before))
  await chmod(place, 0o600)
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
      }),
  }
}

async function answer(socket: Socket, payload: Payload): Promise<void> {
  const send = (message: Reply): void => void socket.write(`${JSON.stringify(message)}\n`)
  for await (const line of createInterface({ input: socket })) {
    try {
      const { args, command } = request.parse(JSON.parse(line))
      const run = Object.hasOwn(commands, command) ? commands[command] : undefined
      if (!run) throw new Error(`No command '${command}'`)
      await run({
        args,
        payload,
        print: (text) => {
          send({ line: text })
        },
      })
      send({ done: true })
    } catch (error) {
      send({ error: error instanceof Error ? error.message : String(error) })
    }
    socket.end()
    return
  }
}

/** A connection to the server that runs on this data directory; undefined when there is none. */
export function reach(dataDir: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(socketPath(dataDir))
    socket.once('connect', () => {
      resolve(socket)
    })
    socket.once('error', () => {
      resolve(undefined)
    })
  })
}

/** Runs a command inside the server behind `socket`. @throws Error with the server's sentence */
export async function askServer(
  socket: Socket,
  command: string,
  args: readonly string[],
  print: (line: string) => void,
): Promise<void> {
  socket.write(`${JSON.stringify({ command, args })}\n`)
  for await (const line of createInterface({ input: socket })) {
    const message = reply.parse(JSON.parse(line))
    if ('line' in message) print(message.line)
    else if ('error' in message) throw new Error(message.error)
    else return
  }
  throw new Error('The server stopped before the command had ended')
}
