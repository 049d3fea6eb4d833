import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { MailFault } from '#kernel'
import { openMailServer, type MailServer } from '#testing'
import { composeMail } from './composeMail'
import { smtpSender } from './smtpSender'

const SILENCE_MS = 300
const WHOLE_MS = 900

let server: MailServer

beforeAll(async () => {
  server = await openMailServer()
})
afterAll(() => server.stop())
beforeEach(() => {
  server.behave()
  server.received.length = 0
})

const mail = (to = 'aigul@example.kz', subject = 'Сәлем') =>
  composeMail({
    ...{ id: 'row-1', from: 'Орда <noreply@portal.kz>', to, locale: 'kk', host: 'portal.kz' },
    ...{ subject, text: 'Әліппе\nжаңа жол\n', html: '<p lang="kk">Әліппе</p>' },
  })
const sendTo = async (url: string, given = mail()): Promise<MailFault | 'sent'> =>
  smtpSender({ url, silenceMs: SILENCE_MS, wholeMs: WHOLE_MS })(await given).then(
    () => 'sent',
    (error: unknown) => error as MailFault,
  )

test('a mail comes as it was written, with both texts and an id that stays', async () => {
  expect(await sendTo(server.url)).toBe('sent')
  expect(server.received).toMatchObject([
    {
      to: ['aigul@example.kz'],
      ...{ subject: 'Сәлем', messageId: '<row-1@portal.kz>' },
      ...{ html: '<p lang="kk">Әліппе</p>' },
    },
  ])
  const [{ raw, text } = { raw: '', text: '' }] = server.received
  expect(text).toContain('Әліппе')
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(raw).toMatch(/^From: .*<noreply@portal\.kz>\r$/m)
})

test.each([
  [{ refuse: 550 }, 'never', 'smtp_550'],
  [{ refuse: 451 }, 'later', 'smtp_451'],
  [{ refuseMail: 554 }, 'never', 'smtp_554'],
  [{ refuseMail: 452 }, 'later', 'smtp_452'],
] as const)('refused with %j: %s', async (how, reach, reason) => {
  server.behave(how)
  expect(await sendTo(server.url)).toMatchObject({ reach, reason })
  expect(server.received).toEqual([])
})

test('a server that closes in the middle says nothing about the mail', async () => {
  server.behave({ refuse: 421 })
  expect(await sendTo(server.url)).toMatchObject({ reach: 'host' })
})

test.each([
  'a@b.kz\r\nRCPT TO:<c@d.kz>',
  'a@b.kz, c@d.kz',
  'a@b.kz\u2028x',
  '<a@b.kz>',
  'nobody',
  '"a b"@c.kz',
  '',
])('%j is no address, and no server hears of it', async (to) => {
  await expect(mail(to)).rejects.toMatchObject({ reach: 'never', reason: 'address' })
})

test('a subject cannot begin a header of its own', async () => {
  expect(await sendTo(server.url, mail('a@b.kz', 'Тақырып\r\nBcc: x@y.kz'))).toBe('sent')
  const [{ raw, to } = { raw: '', to: [] as readonly string[] }] = server.received
  expect(to).toEqual(['a@b.kz'])
  expect(raw).not.toMatch(/^Bcc:/im)
})

describe('a server that', () => {
  let raw: Server
  let sockets: Socket[]
  let onConnection: (socket: Socket) => void

  beforeAll(async () => {
    raw = createServer((socket) => {
      sockets.push(socket)
      socket.on('error', () => undefined)
      onConnection(socket)
    })
    await new Promise<void>((resolve) => {
      raw.listen(0, '127.0.0.1', resolve)
    })
  })
  beforeEach(() => {
    sockets = []
  })
  afterAll(() => {
    for (const socket of sockets) socket.destroy()
    raw.close()
  })
  const url = () => `smtp://127.0.0.1:${String((raw.address() as AddressInfo).port)}`
  const within = async (ms: number, work: Promise<unknown>): Promise<void> => {
    const begun = performance.now()
    await work
    expect(performance.now() - begun).toBeLessThan(ms)
  }
  const isCut = async (): Promise<void> => {
    await Promise.all(
      sockets.map(
        (socket) =>
          new Promise<void>((resolve) => {
            if (socket.destroyed) resolve()
            else
              socket
                .once('close', () => {
                  resolve()
                })
                .resume()
          }),
      ),
    )
  }

  test('accepts and never answers is given up in time, its connection cut', async () => {
    onConnection = () => undefined
    await within(
      WHOLE_MS + 500,
      sendTo(url()).then((fault) => {
        expect(fault).toMatchObject({ reach: 'host', reason: 'timeout' })
      }),
    )
    await isCut()
  })

  test('answers a byte at a time is given up as well', async () => {
    onConnection = (socket) => {
      const drip = setInterval(() => socket.write('2'), SILENCE_MS / 4)
      socket.once('close', () => {
        clearInterval(drip)
      })
    }
    await within(
      WHOLE_MS + 500,
      sendTo(url()).then((fault) => {
        expect(fault).toMatchObject({ reach: 'host' })
      }),
    )
    await isCut()
  })

  test('takes the mail and says nothing is given up', async () => {
    server.behave({ isSilent: true })
    expect(await sendTo(server.url)).toMatchObject({ reach: 'host', reason: 'timeout' })
    expect(server.received).toHaveLength(1)
  })

  test('greets nobody, or hangs up, says nothing about the mail', async () => {
    onConnection = (socket) => socket.end('554 no service here\r\n')
    expect(await sendTo(url())).toMatchObject({ reach: 'host' })
    onConnection = (socket) => socket.destroy()
    expect(await sendTo(url())).toMatchObject({ reach: 'host', reason: 'connection' })
  })

  test('is not there', async () => {
    expect(await sendTo('smtp://127.0.0.1:1')).toMatchObject({
      reach: 'host',
      reason: 'connection',
    })
  })

  test('has no encryption does not hear the password', async () => {
    const heard: string[] = []
    onConnection = (socket) => {
      socket.write('220 test\r\n')
      socket.on('data', (bytes: Buffer) => {
        heard.push(bytes.toString('utf8'))
        socket.write(
          heard.at(-1)?.startsWith('EHLO') ? '250-test\r\n250 AUTH PLAIN\r\n' : '502 no\r\n',
        )
      })
    }
    const fault = await sendTo(url().replace('//', '//orda:hush@'))
    expect(fault).toMatchObject({ reach: 'host' })
    expect(heard.join('')).not.toMatch(/AUTH|hush/)
  })
})
