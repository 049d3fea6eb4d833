import { Agent, request, type IncomingHttpHeaders } from 'node:http'

export type Answer = Readonly<{
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
  text: string
  /** ms of this process's clock: before the request was handed over, after the whole answer had come. */
  sentAt: number
  endedAt: number
}>

export type Sending = Readonly<{
  json?: unknown
  /** A body that is ready, with its type. */
  body?: Readonly<{ type: string; bytes: Uint8Array }>
  headers?: Readonly<Record<string, string>>
}>

/** One person's connection to a portal. */
export type HttpClient = Readonly<{
  /** @throws Error when the connection breaks or nothing comes for a minute */
  send: (method: string, path: string, sending?: Sending) => Promise<Answer>
  close: () => void
}>

export type ClientOptions = Readonly<{
  port: number
  origin: string
  /** Connections kept open at a time. */
  connections?: number
  cookie?: string
  /** The address the client asks from; any of 127.0.0.0/8 on Linux. */
  from?: string
}>

const SILENCE_MS = 60_000

/** Connects to a portal of this machine over kept connections. */
export function createClient({
  connections = 1,
  cookie,
  from,
  origin,
  port,
}: ClientOptions): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const common = { host: new URL(origin).host, origin, ...(cookie !== undefined && { cookie }) }
  return {
    send(method, path, sending = {}) {
      const body = bytesOf(sending)
      const headers = {
        ...common,
        // What is changed here is nobody else's.
        ...(method === 'PATCH' && { 'if-match': '*' }),
        ...(body && { 'content-type': body.type, 'content-length': body.bytes.length }),
        ...sending.headers,
      }
      return new Promise((resolve, reject) => {
        const sentAt = performance.now()
        const outgoing = request(
          {
            ...{ agent, headers, host: '127.0.0.1', method, path, port },
            ...(from !== undefined && { localAddress: from }),
          },
          (incoming) => {
            const parts: Buffer[] = []
            incoming.on('data', (part: Buffer) => parts.push(part))
            incoming.once('error', reject)
            incoming.once('end', () => {
              const endedAt = performance.now()
              const bytes = Buffer.concat(parts)
              resolve({
                status: incoming.statusCode ?? 0,
                headers: incoming.headers,
                bytes,
                text: bytes.toString('utf8'),
                sentAt,
                endedAt,
              })
            })
          },
        )
        outgoing.setTimeout(SILENCE_MS, () => outgoing.destroy(new Error('no answer for a minute')))
        outgoing.once('error', reject)
        outgoing.end(body?.bytes)
      })
    },
    close() {
      agent.destroy()
    },
  }
}

function bytesOf({ body, json }: Sending): Sending['body'] {
  return json === undefined
    ? body
    : { type: 'application/json', bytes: Buffer.from(JSON.stringify(json)) }
}

/** The body of a JSON answer. @throws Error naming the status when it is another than `status` */
export function expectJson(answer: Answer, status: number): Record<string, unknown> {
  if (answer.status !== status)
    throw new Error(
      `expected ${String(status)}, got ${String(answer.status)}: ${answer.text.slice(0, 300)}`,
    )
  return JSON.parse(answer.text) as Record<string, unknown>
}
