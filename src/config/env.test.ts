import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import path from 'node:path'
import { EnvError, isLoopback, readEnv } from './env'

const SECRET = '9f8c2b7a1e6d4053b8a7c6e5f4d3a2b10918273645afbecd'
const production = {
  MODE: 'production',
  ORIGIN: 'https://portal.example.kz',
  PAYLOAD_SECRET: SECRET,
  IIN_KEYS: `a1:${'kZ3+'.repeat(10)}abc=`,
}
const faultsOf = (source: Record<string, string | undefined>): string[] => {
  try {
    readEnv(source)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(EnvError)
    return (error as EnvError).message.split('\n')
  }
}

test('with nothing set the portal runs on this machine alone', () => {
  const data = path.resolve('data')
  expect(readEnv({})).toEqual({
    ...{ mode: 'dev', nodeEnv: 'development', host: '127.0.0.1', port: 3000, logLevel: 'info' },
    ...{ origin: 'http://localhost:3000', dataDir: data, backupsKept: 14 },
    mailFrom: 'noreply@localhost',
    ...{ iinKeys: expect.stringMatching(/^demo:/) as unknown, secondFactor: 'demanded' },
    ...{ databaseUrl: `file:${path.join(data, 'orda.db')}`, cacheBytes: 96 * 1024 * 1024 },
    secret: expect.stringMatching(/^.{32,}$/),
  })
})

test('the address follows the port, the database the data directory', () => {
  expect(readEnv({ PORT: '8080', DATA_DIR: '/srv/orda' })).toMatchObject({
    ...{ port: 8080, origin: 'http://localhost:8080' },
    ...{ dataDir: '/srv/orda', databaseUrl: 'file:/srv/orda/orda.db' },
  })
})

test.each([
  ['production', 'info'],
  ['demo', 'warn'],
  ['dev', 'info'],
  ['test', 'silent'],
])('in %s the log begins at %s, unless it is set', (MODE, level) => {
  expect(readEnv({ ...production, MODE }).logLevel).toBe(level)
  expect(readEnv({ ...production, MODE, LOG_LEVEL: 'debug' }).logLevel).toBe('debug')
})

test.each([
  ['production', 'demanded'],
  ['dev', 'demanded'],
  ['demo', 'offered'],
  ['test', 'offered'],
])('in %s a second factor is %s, unless it is said otherwise', (MODE, factor) => {
  expect(readEnv({ ...production, MODE }).secondFactor).toBe(factor)
  expect(readEnv({ ...production, MODE, SECOND_FACTOR: 'demanded' }).secondFactor).toBe('demanded')
})

test('settings are frozen: nobody changes them for the others', () => {
  expect(Object.isFrozen(readEnv({}))).toBe(true)
})

test('production with an https address and a strong secret starts', () => {
  expect(readEnv(production)).toMatchObject({ origin: 'https://portal.example.kz', secret: SECRET })
})

test.each<[string, Record<string, string | undefined>, RegExp]>([
  ['no secret', { PAYLOAD_SECRET: undefined }, /^PAYLOAD_SECRET is missing: .*openssl/],
  ['an empty secret', { PAYLOAD_SECRET: '' }, /^PAYLOAD_SECRET is missing/],
  ['a short secret', { PAYLOAD_SECRET: SECRET.slice(0, 31) }, /^PAYLOAD_SECRET is too short/],
  ['one letter', { PAYLOAD_SECRET: 'x'.repeat(40) }, /^PAYLOAD_SECRET is too weak/],
  ['few letters', { PAYLOAD_SECRET: '123456789'.repeat(5) }, /^PAYLOAD_SECRET is too weak/],
  ['words', { PAYLOAD_SECRET: `Change-me-${SECRET}` }, /^PAYLOAD_SECRET is too weak/],
  ['no address', { ORIGIN: undefined }, /^ORIGIN is missing: .*https:/],
  ['an empty address', { ORIGIN: '' }, /^ORIGIN is missing/],
  ['plain http', { ORIGIN: 'http://portal.example.kz' }, /^ORIGIN must be https/],
  ['no address at all', { ORIGIN: 'portal.example.kz' }, /^ORIGIN /],
  ['another protocol', { ORIGIN: 'ftp://portal.example.kz' }, /^ORIGIN /],
  ['no keys', { IIN_KEYS: undefined }, /^IIN_KEYS is missing: .*openssl/],
  ['passwords alone', { SECOND_FACTOR: 'offered' }, /^SECOND_FACTOR must be 'demanded'/],
  ['an address with a path', { ORIGIN: 'https://example.kz/portal' }, /^ORIGIN .*path/],
])('production refuses %s, with the name of the variable', (_what, change, sentence) => {
  const [fault, ...more] = faultsOf({ ...production, ...change })
  expect(fault).toMatch(sentence)
  expect(more).toEqual([])
})

test('all faults are named at once', () => {
  expect(faultsOf({ MODE: 'production' }).map((line) => line.split(' ')[0])).toEqual([
    ...['ORIGIN', 'PAYLOAD_SECRET', 'IIN_KEYS'],
  ])
  const wrong = { PORT: 'x', MODE: 'live', DATABASE_URL: 'mysql://a', LOG_LEVEL: 'loud' }
  const named = faultsOf(wrong).map((line) => line.split(' ')[0])
  expect(named.sort()).toEqual(Object.keys(wrong).sort())
})

test.each([
  ['https://portal.example.kz/', 'https://portal.example.kz'],
  ['https://Portal.Example.KZ', 'https://portal.example.kz'],
  ['https://portal.example.kz:443', 'https://portal.example.kz'],
  ['https://portal.example.kz:8443', 'https://portal.example.kz:8443'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
])('the address %s is compared as %s, as browsers send it', (ORIGIN, origin) => {
  expect(readEnv({ ...production, ORIGIN }).origin).toBe(origin)
})

test.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['CACHE_MB', '0'],
  ['BACKUPS_KEPT', '0'],
  ['DATABASE_URL', 'file:'],
  ['DATABASE_URL', '/srv/orda.db'],
])('%s=%s is refused', (name, value) => {
  expect(faultsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} `))])
})

test.each(['mongodb://db1,db2/orda?replicaSet=rs0', 'mongodb+srv://db/orda', 'file:/srv/o.db'])(
  '%s is a database',
  (DATABASE_URL) => {
    expect(readEnv({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL)
  },
)

test('an empty variable is a missing one, whichever it is', () => {
  const names = ['PORT', 'HOST', 'ORIGIN', 'DATA_DIR', 'DATABASE_URL', 'LOG_LEVEL', 'CACHE_MB']
  fc.assert(
    fc.property(fc.subarray([...names, 'MODE', 'NODE_ENV', 'PAYLOAD_SECRET']), (empty) => {
      expect(readEnv(Object.fromEntries(empty.map((name) => [name, ''])))).toEqual(readEnv({}))
    }),
  )
})

test('the machine itself is known by its names and numbers', () => {
  const own = ['localhost', '127.0.0.1', '127.1.2.3', '[::1]']
  const others = ['example.kz', '0.0.0.0', '127.0.0.1.example.kz', 'localhost.example.kz', '[::2]']
  expect([...own, ...others].map(isLoopback)).toEqual([
    ...own.map(() => true),
    ...others.map(() => false),
  ])
})

test.each([
  ['smtp://mail.example.kz:587', 'Орда <noreply@example.kz>'],
  ['smtps://user:p%40ss@10.0.0.5', 'noreply@example.kz'],
])('mail goes to %s', (SMTP_URL, MAIL_FROM) => {
  expect(readEnv({ SMTP_URL, MAIL_FROM })).toMatchObject({ smtpUrl: SMTP_URL, mailFrom: MAIL_FROM })
})

test('without a mail server none is meant, and the sender is the portal', () => {
  const { mailFrom, smtpUrl } = readEnv({ ORIGIN: 'https://portal.example.kz' })
  expect([smtpUrl, mailFrom]).toEqual([undefined, 'noreply@portal.example.kz'])
})

test.each([
  { SMTP_URL: 'https://mail.example.kz' },
  { SMTP_URL: 'mail.example.kz' },
  { MAIL_FROM: 'nobody' },
  { MAIL_FROM: 'a@b.kz, c@d.kz' },
  { MAIL_FROM: 'Орда <a@b.kz>\r\nBcc: c@d.kz' },
])('%j is refused', (given) => {
  expect(() => readEnv(given)).toThrow(Object.keys(given)[0])
})
