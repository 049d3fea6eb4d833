import path from 'node:path'
import type { CollectionConfig, Config, Payload, Plugin } from 'payload'
import { checkConfig } from './check/checkConfig'
import { foldCollection, type AdminComponents } from './collections'
import { translateErrors } from './errorMessages'
import { createInvalidations } from './invalidations'
import type { LabelScope } from './labels'
import { LOCALES } from './locales'
import type { AnyPlugin } from './manifest'
import { createAnswers } from './memory/answers'
import { createModules } from './modules/modules'
import { noMail } from './noMail'
import { closePayloadTables } from './payloadTables'
import { ManifestError } from './manifestError'
import type { Registry } from './registry'
import { createRules } from './rules/rules'
import { attachState } from './state'
import { foldStore } from './stores/foldStore'
import { createSettings } from './settings/settings'
import { createSubjects } from './subjects'
import { systemCollections } from './systemCollections'
import { createTranslator, type Messages } from './translator'
import { kernelMessages } from './translations'

export type PortalOptions = Readonly<{
  registry: Registry
  /** Texts of namespaces that belong to no manifest, such as the public side's. */
  messages?: Readonly<Record<string, Messages>>
  /** Where uploaded files lie: one directory per collection below it. */
  dataDir: string
  components?: AdminComponents
  /** What manifests need of the process and no database may hold, by name. */
  secrets?: Readonly<Record<string, string>>
  /** Is every module on where nobody has said anything? For tests; people switch on what they want. */
  startsOn?: boolean
}>

/** Folds every manifest into Payload's config, and gives each Payload instance its portal state. */
export function portal({
  registry,
  messages = {},
  dataDir,
  components = {},
  secrets = {},
  startsOn = false,
}: PortalOptions): Plugin {
  const owners: Record<string, Messages> = { kernel: kernelMessages, ...messages }
  for (const manifest of registry.manifests) {
    if (Object.hasOwn(owners, manifest.id))
      throw new ManifestError(`${manifest.id}: the id names texts of the portal; choose another`)
    owners[manifest.id] = manifest.translations
  }
  return (config: Config): Config => ({
    ...config,
    email: config.email ?? noMail,
    collections: [
      ...(config.collections ?? []),
      ...foldAll(registry, components).map((one) => withOwnDirectory(one, dataDir)),
    ],
    hooks: { ...config.hooks, afterError: [...(config.hooks?.afterError ?? []), translateErrors] },
    i18n: { ...config.i18n, translations: withMessages(config.i18n?.translations, owners) },
    onInit: async (payload: Payload) => {
      closePayloadTables(payload.config)
      checkConfig(payload.config, registry)
      const invalidations = createInvalidations(payload)
      const answers = createAnswers()
      const modules = createModules(payload, registry, startsOn)
      const rules = createRules(payload, registry)
      const settings = createSettings(payload, registry)
      invalidations.subscribe(modules.drop)
      invalidations.subscribe(rules.drop)
      invalidations.subscribe(settings.drop)
      invalidations.subscribe(answers.drop)
      attachState(payload, {
        answers,
        registry,
        inProgress: new Set(),
        invalidations,
        modules,
        rules,
        secrets,
        settings,
        subjects: createSubjects(payload),
        translate: await createTranslator(owners),
      })
      await config.onInit?.(payload)
    },
  })
}

function foldAll(registry: Registry, components: AdminComponents): CollectionConfig[] {
  const folded = registry.manifests.flatMap((manifest) =>
    (manifest.collections ?? []).map((collection) =>
      foldCollection(collection, registry, labelScope(manifest), components),
    ),
  )
  const stores = [...registry.stores.values()].map(foldStore)
  const system = [...systemCollections, ...stores].map((collection) =>
    foldCollection(collection, registry, {
      owner: 'kernel',
      has: () => false,
      used: () => undefined,
    }),
  )
  return [...folded, ...system]
}

/** Two collections in one directory would serve each other's files. */
function withOwnDirectory(collection: CollectionConfig, dataDir: string): CollectionConfig {
  if (!collection.upload) return collection
  const upload = collection.upload === true ? {} : collection.upload
  return { ...collection, upload: { ...upload, staticDir: path.join(dataDir, collection.slug) } }
}

/** A label that nobody translated stops the start, not the reader. */
function labelScope(manifest: AnyPlugin): LabelScope {
  const has = (key: string): boolean =>
    LOCALES.every((locale) => Object.hasOwn(manifest.translations[locale], key))
  return {
    owner: manifest.id,
    has,
    used(key) {
      if (!has(key))
        throw new ManifestError(`${manifest.id}: the text '${key}' is missing in translations`)
    },
  }
}

type Translations = NonNullable<NonNullable<Config['i18n']>['translations']>

function withMessages(
  base: Translations | undefined,
  owners: Readonly<Record<string, Messages>>,
): Translations {
  const merged = Object.fromEntries(
    LOCALES.map((locale) => [
      locale,
      {
        ...(base as Record<string, object> | undefined)?.[locale],
        ...Object.fromEntries(
          Object.entries(owners).map(([owner, texts]) => [owner, texts[locale]]),
        ),
      },
    ]),
  )
  return merged
}
