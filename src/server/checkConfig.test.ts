import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig, type Payload, type Plugin, type SanitizedConfig } from 'payload'
import { core } from '#collections'
import { readEnv } from '#config'
import { createDatabase } from '#database'
import { createRegistry, nobody, portal } from '#kernel'
import { plugins } from '#plugins'
import { portalConfig } from '../../payload.config'
import { checkConfig, faultsOfConfig } from '../kernel/check/checkConfig'
import { closePayloadTables } from '../kernel/payloadTables'

const registry = createRegistry(core, plugins)
const directory = mkdtempSync(path.join(tmpdir(), 'orda-check-'))
const settings = readEnv({
  MODE: 'test',
  ORIGIN: 'http://localhost:3000',
  DATA_DIR: directory,
  DATABASE_URL: `file:${path.join(directory, 'orda.db')}`,
})
let config: SanitizedConfig

beforeAll(async () => {
  config = await portalConfig(settings)
  closePayloadTables(config)
})
afterAll(() => {
  rmSync(directory, { force: true, recursive: true })
})

/** The real config with one thing in it changed. */
const settingsWith = (more: object): SanitizedConfig => ({ ...config, ...more })
const collectionWith = (slug: string, more: object): SanitizedConfig =>
  settingsWith({
    collections: config.collections.map((one) => (one.slug === slug ? { ...one, ...more } : one)),
  })
const accessWith = (slug: string, more: object): SanitizedConfig =>
  collectionWith(slug, {
    access: { ...config.collections.find((one) => one.slug === slug)?.access, ...more },
  })
const fieldIn = (slug: string, field: object): SanitizedConfig =>
  collectionWith(slug, {
    flattenedFields: [
      ...(config.collections.find((one) => one.slug === slug)?.flattenedFields ?? []),
      { name: 'extra', type: 'text', ...field },
    ],
  })
const inGroup = (field: object) => ({
  type: 'group',
  name: 'group',
  flattenedFields: [{ name: 'extra', type: 'text', ...field }],
})
const inBlock = (field: object) => ({
  type: 'blocks',
  name: 'list',
  blocks: [{ slug: 'one', flattenedFields: [{ name: 'extra', type: 'text', ...field }] }],
})

test('the portal as it is shipped has no fault', () => {
  expect(faultsOfConfig(config, registry)).toEqual([])
  expect(() => {
    checkConfig(config, registry)
  }).not.toThrow()
})

test.each(['admin', 'create', 'delete', 'read', 'readVersions', 'unlock', 'update'] as const)(
  'each access.%s is the kernel’s, of every collection',
  (operation) => {
    for (const { slug } of config.collections)
      for (const access of [undefined, () => true, ({ req }: { req: object }) => 'user' in req])
        expect(faultsOfConfig(accessWith(slug, { [operation]: access }), registry)).toEqual([
          `${slug}: access.${operation} is not made by the kernel; name a permission in a manifest instead`,
        ])
  },
)

const PLANTED: [string, () => SanitizedConfig, RegExp][] = [
  ['no address', () => settingsWith({ serverURL: '' }), /^config: serverURL/],
  ['an address with a path', () => settingsWith({ serverURL: 'https://a.kz/x' }), /^config: serv/],
  ['writes from anywhere', () => settingsWith({ csrf: [] }), /^config: csrf/],
  ['writes from a pattern', () => settingsWith({ csrf: ['*'] }), /^config: csrf/],
  ['reads from anywhere', () => settingsWith({ cors: '*' }), /^config: cors/],
  ['reads from a list with anywhere in it', () => settingsWith({ cors: ['*'] }), /^config: cors/],
  ['reads from no list', () => settingsWith({ cors: { origins: ['*'] } }), /^config: cors/],
  ['depth', () => settingsWith({ maxDepth: 4 }), /^config: maxDepth must be at most 3/],
  ['texts', () => settingsWith({ defaultMaxTextLength: undefined }), /^config: defaultMaxText/],
  ['jobs', () => settingsWith({ jobs: { access: {} } }), /^config: jobs\.access/],
  ['GraphQL', () => settingsWith({ graphQL: { disable: false } }), /^config: graphQL/],
  ['avatars', () => settingsWith({ admin: { avatar: 'gravatar' } }), /^config: admin\.avatar/],
  ['telemetry', () => settingsWith({ telemetry: true }), /^config: telemetry/],
  ['a global', () => settingsWith({ globals: [{ slug: 'menu' }] }), /^config: globals/],
  [
    'a route',
    () => settingsWith({ endpoints: [{ method: 'get', path: '/export' }] }),
    /^config: endpoints/,
  ],
  [
    'a collection from elsewhere',
    () => settingsWith({ collections: [...config.collections, strange('forms')] }),
    /^forms: no manifest declares this collection/,
  ],
  [
    'a table of Payload that is shown',
    () => collectionWith('payload-kv', { admin: {} }),
    /^payload-kv: admin\.hidden must be true/,
  ],
  ['an order', () => collectionWith('pages', { orderable: true }), /^pages: orderable/],
  [
    'API keys',
    () => collectionWith('users', { auth: { useAPIKey: true } }),
    /^users: auth\.useAPI/,
  ],
  ['files by address', () => collectionWith('media', { upload: {} }), /^media: upload\.pasteURL/],
  ['one directory', () => sharing('media'), /^forms: upload\.staticDir is shared with 'media'/],
  ['one below the other', () => sharing('media/x'), /^forms: upload\.staticDir is shared/],
  ['one above the other', () => sharing('.'), /^forms: upload\.staticDir is shared with 'media'/],
  ['a claim', () => fieldIn('users', { saveToJWT: 'sid' }), /^users: extra .*claim 'sid'/],
  [
    'a claim by name, deep inside',
    () => fieldIn('users', inGroup({ name: 'exp', saveToJWT: true })),
    /^users: exp .*claim 'exp'/,
  ],
  ['json', () => fieldIn('pages', { type: 'json' }), /^pages: extra must be hidden/],
  ['code in a block', () => fieldIn('pages', inBlock({ type: 'code' })), /^pages: extra must be/],
  [
    'a join',
    () => fieldIn('sites', { type: 'join', collection: 'pages' }),
    /^sites: extra is a jo/,
  ],
  ...['users', 'memberships', 'sessions', 'credentials', 'jobs'].map(
    (slug): (typeof PLANTED)[number] => [
      `${slug} by way of another collection`,
      () => fieldIn('pages', { type: 'relationship', relationTo: slug, maxDepth: 1 }),
      new RegExp(`^pages: extra needs maxDepth: 0, since not everybody may read '${slug}'`),
    ],
  ),
  [
    'accounts among others, in a block',
    () => fieldIn('pages', inBlock({ type: 'relationship', relationTo: ['sites', 'users'] })),
    /^pages: extra needs maxDepth: 0, .* 'users'/,
  ],
]

/** A collection such as a plugin of Payload's brings, but with access of the kernel's. */
function strange(slug: string): object {
  const access = config.collections.find((one) => one.slug === 'sessions')?.access
  return { slug, access, admin: {}, flattenedFields: [] }
}

function sharing(staticDir: string): SanitizedConfig {
  const media = config.collections.find(({ slug }) => slug === 'media')
  const upload = { ...media?.upload, staticDir: path.join(directory, staticDir) }
  return settingsWith({ collections: [...config.collections, { ...strange('forms'), upload }] })
}

test.each(PLANTED)('found: %s', (_what, build, sentence) => {
  const faults = faultsOfConfig(build(), registry)
  expect(faults[0]).toMatch(sentence)
})

test('what a hidden field or a shallow relationship holds is no fault', () => {
  for (const field of [
    { type: 'json', admin: { hidden: true } },
    { type: 'code', hidden: true },
    { type: 'relationship', relationTo: 'users', maxDepth: 0 },
    { type: 'relationship', relationTo: 'sites' },
    { type: 'text', saveToJWT: 'school' },
    { type: 'text', saveToJWT: false },
  ])
    expect(faultsOfConfig(fieldIn('pages', field), registry)).toEqual([])
})

test('a portal with a fault in it does not start, whoever brought it', async () => {
  const bring: Plugin = (built) => ({
    ...built,
    collections: [...(built.collections ?? []), { slug: 'forms', fields: [] }],
  })
  const own = { admin: { avatar: 'default', user: 'users' }, graphQL: { disable: true } } as const
  const faulty = await buildConfig({
    ...{ ...own, telemetry: false, maxDepth: 2, defaultMaxTextLength: 100, secret: 'x'.repeat(32) },
    ...{ serverURL: settings.origin, csrf: [settings.origin], cors: [settings.origin] },
    db: createDatabase({ url: settings.databaseUrl, dataDir: directory }),
    jobs: { access: { run: nobody, queue: nobody, cancel: nobody } },
    localization: { locales: ['kk', 'ru'], defaultLocale: 'kk', fallback: false },
    editor: lexicalEditor(),
    logger: { options: { level: 'silent' } },
    plugins: [portal({ registry, dataDir: directory }), bring],
  })
  // The last step of every start; nothing is served, and no command does anything, before it.
  const start = async () => faulty.onInit?.({ config: faulty } as Payload)
  await expect(start()).rejects.toThrow('forms: no manifest declares this collection')
})
