import { ru } from '@payloadcms/translations/languages/ru'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConfig, type Config, type SanitizedConfig } from 'payload'
import { core } from '#collections'
import { env, type Env } from '#config'
import { createDatabase, type DatabaseOptions } from '#database'
import { createRegistry, DEFAULT_LOCALE, LOCALES, nobody, portal, type AnyPlugin } from '#kernel'
import { plugins } from '#plugins'
import { siteMessages } from '#site/messages'
import { tablesMessages } from '#tables/messages'
import {
  editor,
  freshLabels,
  installKazakhDates,
  kk,
  lexicalKk,
  ruCorrections,
  screenViews,
} from './src/admin'

const root = path.dirname(fileURLToPath(import.meta.url))

/** Names of the content's languages, in each language. */
const LANGUAGE_NAMES = {
  kk: { kk: 'Қазақша', ru: 'Казахский' },
  ru: { kk: 'Орысша', ru: 'Русский' },
}

const admin: Config['admin'] = {
  user: 'users',
  avatar: 'default',
  dateFormat: 'dd.MM.yyyy HH:mm',
  importMap: {
    baseDir: root,
    importMapFile: path.join(root, 'src/app/(payload)/admin/importMap.js'),
  },
  components: {
    graphics: {
      Icon: '/src/admin/Brand.tsx#BrandIcon',
      Logo: '/src/admin/Brand.tsx#BrandLogo',
    },
    actions: ['/src/admin/WorkingAs.tsx#WorkingAs'],
    beforeDashboard: ['/src/admin/dashboard/Dashboard.tsx#Dashboard'],
    beforeNavLinks: ['/src/admin/ScreenLinks.tsx#ScreenLinks'],
    views: screenViews,
    providers: [
      '/src/admin/KazakhDates.tsx#KazakhDates',
      '/src/admin/HardCodedTexts.tsx#HardCodedTexts',
    ],
  },
  meta: {
    titleSuffix: ' — Орда',
    icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/favicon.ico' }],
  },
}

/** Payload's admin in our two languages; it ships no Kazakh, so its type knows none. */
const i18n = {
  supportedLanguages: { kk, ru },
  fallbackLanguage: DEFAULT_LOCALE,
  translations: { ...lexicalKk, ...ruCorrections },
} as unknown as NonNullable<Config['i18n']>

/**
 * The whole portal as Payload's config. Building it opens nothing: Next bundles a second copy.
 * @param more plugins besides those of the list, for tests and measurements
 * @param startsOn is every module on where nobody has said anything? For tests
 */
export async function portalConfig(
  settings: Env,
  database: Partial<DatabaseOptions> = {},
  more: readonly AnyPlugin[] = [],
  startsOn = false,
): Promise<SanitizedConfig> {
  const { databaseUrl, dataDir, logLevel, origin, secret } = settings
  await installKazakhDates()
  freshLabels()
  return buildConfig({
    admin,
    cors: [origin],
    csrf: [origin],
    db: createDatabase({ url: databaseUrl, dataDir, ...database }),
    defaultDepth: 1,
    defaultMaxTextLength: 10_000,
    editor,
    graphQL: { disable: true },
    i18n,
    jobs: { access: { run: nobody, queue: nobody, cancel: nobody } },
    localization: {
      locales: LOCALES.map((code) => ({ code, label: LANGUAGE_NAMES[code] })),
      defaultLocale: DEFAULT_LOCALE,
      fallback: false,
    },
    logger: { options: { level: logLevel } },
    maxDepth: 2,
    plugins: [
      portal({
        registry: createRegistry(core, [...plugins, ...more]),
        messages: { site: siteMessages, tables: tablesMessages },
        dataDir,
        secrets: {
          secondFactor: settings.secondFactor,
          ...(settings.iinKeys !== undefined && { iinKeys: settings.iinKeys }),
        },
        startsOn,
        components: {
          languageStates: '/src/admin/LanguageStates.tsx#LanguageStates',
          conflict: '/src/admin/conflict/ConflictWatch.tsx#ConflictWatch',
          nothing: '/src/admin/Nothing.tsx#Nothing',
        },
      }),
    ],
    secret,
    serverURL: origin,
    telemetry: false,
    typescript: {
      autoGenerate: false,
      declare: false,
      outputFile: path.join(root, 'src/payload-types.ts'),
    },
    upload: { abortOnLimit: true, limits: { fileSize: 20_000_000, files: 1, parts: 20 } },
  })
}

export default portalConfig(env())
