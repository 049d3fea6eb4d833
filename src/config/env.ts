import path from 'node:path'
import { z } from 'zod'
import { readNetworks } from './trustedProxies'
import { faultsOfStateLogin, readStateLogin, stateLoginShape } from './stateLogin'

const WEAK_SECRET = /^(.)\1*$|secret|password|change|example|orda/i

/** `noreply@example.kz`, or with a name before it; nothing that could begin a header of its own. */
const SENDER = /^([^<>"\r\n]{1,100} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/

/** Names and keys; see `collections/users/iin/keyRing.ts`. */
const IIN_KEYS = /^[a-z0-9]{1,16}:[A-Za-z0-9+/_-]{43}=?(,\s*[a-z0-9]{1,16}:[A-Za-z0-9+/_-]{43}=?)*$/

const PROXIES = 'must be `none`, or addresses and networks, with commas: 127.0.0.1, 10.0.0.0/8'

/** Everybody knows it: it seals the invented people of demo and tests. */
const NO_SECRET_KEYS = `demo:${'A'.repeat(43)}`

const schema = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
    /** What this process is for: it decides which defaults are allowed. */
    MODE: z.enum(['production', 'demo', 'dev', 'test']).default('dev'),
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    ORIGIN: z
      .url({ protocol: /^https?$/ })
      .refine(isBare, 'must have no path: only https://, the name, and the port if there is one')
      .optional(),
    DATA_DIR: z.string().min(1).default('data'),
    DATABASE_URL: z
      .string()
      .regex(/^(file:.+|mongodb(\+srv)?:\/\/.+)$/)
      .optional(),
    PAYLOAD_SECRET: z.string().optional(),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).optional(),
    CACHE_MB: z.coerce.number().int().min(1).max(4096).default(96),
    SMTP_URL: z.url({ protocol: /^smtps?$/, hostname: /./ }).optional(),
    MAIL_FROM: z.string().regex(SENDER, 'must be an address, or `Name <address>`').optional(),
    IIN_KEYS: z
      .string()
      .regex(IIN_KEYS, 'must be `name:key`, with commas, each key 32 bytes in base64')
      .optional(),
    SECOND_FACTOR: z.enum(['demanded', 'offered']).optional(),
    BACKUPS_KEPT: z.coerce.number().int().min(1).max(1000).default(14),
    TRUSTED_PROXIES: z
      .string()
      .transform((text, context) => {
        const networks = readNetworks(text)
        if (!networks) context.addIssue({ code: 'custom', message: PROXIES })
        return networks
      })
      .optional(),
    ...stateLoginShape,
  })
  .transform((raw, context) => {
    // As browsers write it: it is compared with what they send.
    const { origin } = new URL(raw.ORIGIN ?? `http://localhost:${raw.PORT}`)
    const isProduction = raw.MODE === 'production'
    for (const [variable, sentence] of [
      ...(isProduction ? faultsOfProduction(raw) : []),
      ...faultsOfStateLogin(raw, isProduction),
    ]) {
      context.addIssue({ code: 'custom', path: [variable], message: sentence })
    }
    const dataDir = path.resolve(raw.DATA_DIR)
    return Object.freeze({
      mode: raw.MODE,
      nodeEnv: raw.NODE_ENV,
      host: raw.HOST,
      port: raw.PORT,
      origin,
      dataDir,
      databaseUrl: raw.DATABASE_URL ?? `file:${path.join(dataDir, 'orda.db')}`,
      /** Orda signs nothing with it (sessions are opaque), but Payload wants one. */
      secret: raw.PAYLOAD_SECRET ?? 'not-for-production-not-for-production',
      logLevel: raw.LOG_LEVEL ?? LOG_LEVELS[raw.MODE],
      cacheBytes: raw.CACHE_MB * 1024 * 1024,
      backupsKept: raw.BACKUPS_KEPT,
      /** By which numbers of people and their second factors are sealed, the newest last. */
      iinKeys: raw.IIN_KEYS ?? INVENTED_KEYS[raw.MODE],
      /** Is a second factor demanded of people whose roles need one? Else whoever wants to may have one. */
      secondFactor: raw.SECOND_FACTOR ?? SECOND_FACTORS[raw.MODE],
      /** Absent: no mail is sent. Holds a password. */
      smtpUrl: raw.SMTP_URL,
      mailFrom: raw.MAIL_FROM ?? `noreply@${new URL(origin).hostname}`,
      /** Absent: people sign in by password alone. */
      stateLogin: readStateLogin(raw),
      /** Whose word counts where requests come from. Absent: nobody has said what stands in front. */
      trustedProxies: raw.TRUSTED_PROXIES,
    })
  })

/** Says nothing about what is no address at all: that has a fault of its own. */
function isBare(address: string): boolean {
  if (!URL.canParse(address)) return true
  const { hash, pathname, search } = new URL(address)
  return pathname === '/' && search === '' && hash === ''
}

const INVENTED_KEYS = {
  production: undefined,
  ...{ demo: NO_SECRET_KEYS, dev: NO_SECRET_KEYS, test: NO_SECRET_KEYS },
} as const

const LOG_LEVELS = { production: 'info', demo: 'warn', dev: 'info', test: 'silent' } as const

/** The people of demo and tests sign in by password alone, unless somebody wants to see it. */
const SECOND_FACTORS = {
  production: 'demanded',
  demo: 'offered',
  dev: 'demanded',
  test: 'offered',
} as const

type Fault = readonly [variable: string, sentence: string]

type Raw = Readonly<
  Partial<Record<'IIN_KEYS' | 'ORIGIN' | 'PAYLOAD_SECRET' | 'SECOND_FACTOR', string | undefined>>
>

const faultsOfProduction = (raw: Raw): Fault[] => [
  ...faultsOfOrigin(raw.ORIGIN),
  ...faultsOfSecret(raw.PAYLOAD_SECRET),
  ...faultsOfFactor(raw),
]

/** Nobody could set up a second factor without keys, and so no administrator could come in. */
function faultsOfFactor({ IIN_KEYS: keys, SECOND_FACTOR: factor }: Raw): Fault[] {
  const missing: Fault = [
    'IIN_KEYS',
    'is missing: second factors are sealed by it; set a name, a colon and 32 random bytes, e.g. a1: and `openssl rand -base64 32`',
  ]
  const offered: Fault = [
    'SECOND_FACTOR',
    "must be 'demanded': people who answer for others sign in by password and code",
  ]
  return [...(keys === undefined ? [missing] : []), ...(factor === 'offered' ? [offered] : [])]
}

function faultsOfOrigin(given: string | undefined): Fault[] {
  if (given === undefined)
    return [['ORIGIN', 'is missing: set the public address, e.g. https://portal.example.kz']]
  const { hostname, protocol } = new URL(given)
  if (protocol === 'https:' || isLoopback(hostname)) return []
  return [['ORIGIN', 'must be https (plain http is allowed for loopback addresses only)']]
}

function faultsOfSecret(given: string | undefined): Fault[] {
  const advice = 'e.g. from `openssl rand -hex 32`'
  if (given === undefined)
    return [['PAYLOAD_SECRET', `is missing: set at least 32 random characters, ${advice}`]]
  if (given.length < 32)
    return [['PAYLOAD_SECRET', `is too short: at least 32 random characters are needed, ${advice}`]]
  const isWeak = WEAK_SECRET.test(given) || new Set(given).size < 10
  return isWeak ? [['PAYLOAD_SECRET', `is too weak: use random characters, ${advice}`]] : []
}

/** The settings of this process, read once from its environment. */
export type Env = z.output<typeof schema>

/** An environment that cannot be used; `message` names each variable in a sentence of its own. */
export class EnvError extends Error {
  override readonly name = 'EnvError'
}

/** Is this host name the machine itself? */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/**
 * Parses an environment into settings. Empty variables count as missing.
 * @throws EnvError naming every variable that is missing, weak or malformed.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  throw new EnvError(
    parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n'),
  )
}

let cached: Env | undefined

/** The settings of this process. Parsed at the first call, so that importing this file never fails. */
export function env(): Env {
  cached ??= readEnv(process.env)
  return cached
}
