import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createTestPortal, ORIGIN, twoSchools, withAddress, type TestPortal } from '#testing'
import { sendNext } from '../../kernel/outbox/sendNext'
import { composeMail } from '../mail/composeMail'
import { deliverWith } from '../mail/deliverWith'
import { smtpSender } from '../mail/smtpSender'

/** nobody speaks to a mail server, or to those who read a mail, but the portal itself. */
let server: Server
let url: string
/** What was said outside of mails, and the mails. */
const commands: string[] = []
const mails: string[] = []

beforeAll(async () => {
  server = createServer((socket) => {
    let rest = ''
    let mail: string[] | undefined
    socket.on('error', () => undefined)
    socket.write('220 here\r\n')
    const hear = (line: string): void => {
      if (mail === undefined) {
        commands.push(line)
        if (line === 'DATA') mail = []
        socket.write(line === 'DATA' ? '354 go on\r\n' : '250 well\r\n')
        if (line === 'QUIT') socket.end()
      } else if (line === '.') {
        mails.push(mail.join('\r\n'))
        mail = undefined
        socket.write('250 taken\r\n')
      } else mail.push(line)
    }
    socket.on('data', (bytes) => {
      const lines = (rest + bytes.toString('utf8')).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) hear(line)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  url = `smtp://127.0.0.1:${String((server.address() as AddressInfo).port)}`
})
afterAll(() => {
  server.close()
})

const INJECTED = [
  'x\r\nBcc: evil@example.kz',
  'x\nTo: evil@example.kz',
  'x\r\n\r\nanother body',
  'x\r\n.\r\nMAIL FROM:<evil@example.kz>\r\nRCPT TO:<evil@example.kz>\r\nDATA\r\n',
  'x\u2028Bcc: evil@example.kz',
  'x\0y',
]
const VERBS = /^(EHLO \S+|MAIL FROM:<noreply@portal\.kz>.*|RCPT TO:<aigul@example\.kz>|DATA|QUIT)$/

describe('a server hears of one mail and one receiver', () => {
  test.each(INJECTED)('whatever stands in it: %j', async (text) => {
    commands.length = 0
    mails.length = 0
    const mail = await composeMail({
      ...{ id: 'row-1', from: 'Орда <noreply@portal.kz>', host: 'portal.kz', locale: 'kk' },
      ...{ to: 'aigul@example.kz', subject: text, text, html: `<p>${text}</p>` },
    })
    await smtpSender({ url })(mail)
    expect(commands.filter((line) => !VERBS.test(line))).toEqual([])
    expect(commands.filter((line) => line.startsWith('RCPT'))).toHaveLength(1)
    expect(mails).toHaveLength(1)
    const [head = ''] = (mails[0] ?? '').split('\r\n\r\n')
    expect(head).not.toMatch(/^(Bcc|Cc):/im)
    expect(head.match(/^To:/gim)).toHaveLength(1)
  })
})

describe('a mail', () => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await createTestPortal()
  })
  afterAll(() => portal.stop())

  test('leads to the portal, whatever the request that caused it says of itself', async () => {
    const { institution } = (await twoSchools(portal.payload)).a
    const root = await portal.as('root')
    const teacher = await portal.as('teacher', institution)
    await withAddress(portal.payload, teacher.userId, 'aigul@example.kz', 'kk')
    const { status } = await root
      .post('/api/plugins/core/memberships')
      .set({
        'X-Forwarded-Host': 'evil.example',
        'X-Forwarded-Proto': 'https',
        'X-Forwarded-Server': 'evil.example',
        'X-Original-URL': 'https://evil.example/',
        Forwarded: 'host=evil.example;proto=https',
        Referer: 'https://evil.example/',
      })
      .send({ action: 'grant', user: teacher.userId, role: 'editor', institution })
    expect(status).toBe(200)
    mails.length = 0
    const settings = { ...portal.settings, smtpUrl: url, mailFrom: 'noreply@portal.kz' }
    const deliver = deliverWith(settings, portal.payload)
    const later = { deliver, now: () => new Date(Date.now() + 60_000) }
    while ((await sendNext(portal.payload, later)) === 'done');
    expect(mails).toHaveLength(1)
    const plain = decoded(mails[0] ?? '')
    expect(plain).toContain(`${ORIGIN}/kk/sign-in`)
    expect(plain).not.toContain('evil')
    const origins = [...plain.matchAll(/https?:\/\/[^\s"<]+/g)].map(
      ([link]) => new URL(link).origin,
    )
    expect([...new Set(origins)]).toEqual([ORIGIN])
  })
})

/** As far as our own mails go. */
const decoded = (raw: string): string =>
  raw
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
