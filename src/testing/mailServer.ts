import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as it came over the wire, its texts decoded. */
export type ReceivedMail = Readonly<{
  to: readonly string[]
  subject: string
  messageId: string
  text: string
  html: string
  raw: string
}>

export type MailServer = Readonly<{
  url: string
  received: ReceivedMail[]
  /** What the server does with the next mails; it takes them all when nothing is said. */
  behave: (how?: Behaviour) => void
  /** Connections that are open now, and the most there were at once. */
  connections: () => Readonly<{ open: number; most: number }>
  stop: () => Promise<void>
}>

export type Behaviour = Readonly<{
  /** Refuses every receiver with this code. */
  refuse?: number
  /** Refuses the mail itself, after it has come. */
  refuseMail?: number
  /** Takes the mail, and never says so. */
  isSilent?: boolean
}>

/** A real SMTP server of a test's own. */
export async function openMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const sockets = new Set<Socket>()
  let how: Behaviour = {}
  let most = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      done(how.refuse === undefined ? null : coded(how.refuse))
    },
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.once('end', () => {
        if (how.refuseMail !== undefined) {
          done(coded(how.refuseMail))
          return
        }
        const to = envelope.rcptTo.map(({ address }) => address)
        received.push({ to, ...readMail(Buffer.concat(parts).toString('utf8')) })
        if (how.isSilent !== true) done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    most = Math.max(most, sockets.size)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    received,
    behave(next = {}) {
      how = next
    },
    connections: () => ({ open: sockets.size, most }),
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
      })
    },
  }
}

const coded = (responseCode: number): Error =>
  Object.assign(new Error('refused by the test'), { responseCode })

/** As far as our own mails go: two parts, in quoted-printable or base64. */
function readMail(raw: string): Omit<ReceivedMail, 'to'> {
  const [head = ''] = raw.split('\r\n\r\n')
  const header = (name: string): string => {
    const line = new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(head)?.[1] ?? ''
    return decodedWords(line.replace(/\r\n[ \t]/g, ' '))
  }
  return {
    ...{ raw, subject: header('Subject'), messageId: header('Message-ID') },
    text: partOf(raw, 'text/plain'),
    html: partOf(raw, 'text/html'),
  }
}

function partOf(raw: string, type: string): string {
  const part = raw
    .split(/^--.*$/m)
    .find((one) => one.trimStart().startsWith(`Content-Type: ${type}`))
  if (part === undefined) return ''
  const [head = '', ...body] = part.trimStart().split('\r\n\r\n')
  const content = body.join('\r\n\r\n').trimEnd()
  if (/base64/i.test(head)) return Buffer.from(content, 'base64').toString('utf8')
  return /quoted-printable/i.test(head) ? unquoted(content.replace(/=\r\n/g, '')) : content
}

const unquoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  ).toString('utf8')

const decodedWords = (line: string): string =>
  line
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_all, how: string, text: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : unquoted(text.replace(/_/g, ' ')),
    )
