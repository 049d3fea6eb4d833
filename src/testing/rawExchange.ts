import { createServer, type RequestListener, type ServerOptions } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { once } from 'node:events'

/** A real socket before the portal: supertest and Node's client send nothing malformed. */
export type RawDoor = Readonly<{
  port: number
  /**
   * Sends these bytes as they are and reads until the server closes or has been silent.
   * @returns what was answered, and whether the server closed
   */
  send: (
    bytes: string | Buffer,
    silenceMs?: number,
  ) => Promise<{ answer: string; isClosed: boolean }>
  close: () => Promise<void>
}>

/** Opens a port for a listener. */
export async function openRawDoor(
  listener: RequestListener,
  options: ServerOptions = {},
): Promise<RawDoor> {
  const server = createServer(options, listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    send: (bytes, silenceMs = 500) => exchange(port, bytes, silenceMs),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function exchange(
  port: number,
  bytes: string | Buffer,
  silenceMs: number,
): Promise<{ answer: string; isClosed: boolean }> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setTimeout(silenceMs)
    const finish = (isClosed: boolean): void => {
      socket.destroy()
      resolve({ answer, isClosed })
    }
    socket.on('data', (part) => (answer += part.toString('utf8')))
    socket.on('timeout', () => {
      // Silence before any answer is waiting; after one it is an open connection.
      if (answer !== '') finish(false)
    })
    socket.on('close', () => {
      finish(true)
    })
    socket.on('error', () => {
      finish(true)
    })
  })
}
