import type { CollectionBeforeChangeHook, Field, FieldHook } from 'payload'
import type { Aspect } from './aspect'
import { hasDrafts } from './drafts'
import { isLocale, LOCALES, otherLocale, type Locale } from './locales'
import type { PortalCollection } from './portalCollection'

/** When a language of a document last changed and was last published (ISO 8601). */
export type Stamps = Readonly<{ changed?: string | null; published?: string | null }>

export type LanguageState = 'missing' | 'draft' | 'outdated' | 'published'

/**
 * The state of one language of a document, computed from the stamps of both.
 * `outdated`: published, but the other language was changed later.
 */
export function languageState(
  stamps: Readonly<Partial<Record<Locale, Stamps>>>,
  locale: Locale,
): LanguageState {
  const own = stamps[locale]
  if (!own?.changed) return 'missing'
  if (!own.published || own.published < own.changed) return 'draft'
  const other = stamps[otherLocale(locale)]
  return other?.changed && other.changed > own.changed ? 'outdated' : 'published'
}

/**
 * Hidden fields that hold the two stamps of each language, and the place where the admin shows what follows from them.
 * @param component path of the admin's component for that place, if there is one
 */
export function stampFields(component?: string): Field[] {
  return [
    ...(component === undefined ? [] : [shown(component)]),
    {
      name: 'languages',
      type: 'group',
      admin: { hidden: true },
      fields: LOCALES.map((locale) => ({
        name: locale,
        type: 'group',
        fields: [
          { name: 'changed', type: 'date' },
          { name: 'published', type: 'date' },
          { name: 'state', type: 'text', virtual: true, hooks: { afterRead: [readState(locale)] } },
        ],
      })),
    },
  ]
}

function shown(component: string): Field {
  return {
    name: 'languageStates',
    type: 'ui',
    admin: { position: 'sidebar', components: { Field: component } },
  }
}

/** The state of a language is read, never stored. */
function readState(locale: Locale): FieldHook {
  return ({ data }) =>
    languageState((data as { languages?: object } | undefined)?.languages ?? {}, locale)
}

type Data = Record<string, unknown>
type StampOptions = { areDrafts?: boolean; now?: () => Date }
type StampsByLocale = Partial<Record<Locale, Stamps>>

/**
 * Keeps the stamps: a language is changed when one of its translated fields is saved with another value, and
 * published when the document is saved as published. Publishing publishes every language that has content. Where
 * there are no drafts, every save publishes.
 */
export function stampHook(
  translated: readonly string[],
  { areDrafts = true, now = () => new Date() }: StampOptions = {},
): CollectionBeforeChangeHook {
  return ({ data, originalDoc, req }) => {
    const next = data as Data
    const before = (originalDoc ?? {}) as Data
    const stamp = now().toISOString()
    const stamps = { ...(before.languages as StampsByLocale | undefined) }
    const changed = isLocale(req.locale)
      ? changeOf(translated, before, next, stamps[req.locale])
      : 'none'
    if (isLocale(req.locale) && changed !== 'none') {
      const at = changed === 'filled' ? versionOf(stamps, req.locale, stamp) : null
      stamps[req.locale] = unpublished(stamps[req.locale], at)
    }
    const isPublic = !areDrafts || next._status === 'published'
    return { ...next, languages: isPublic ? published(stamps, stamp) : stamps }
  }
}

/** What a save does to its language: nothing, new content, or no content any more. */
function changeOf(
  translated: readonly string[],
  before: Data,
  next: Data,
  stamps: Stamps | undefined,
): 'none' | 'filled' | 'emptied' {
  // null takes a text away; undefined is a field that this save does not name.
  const saved = (name: string): unknown => (next[name] === undefined ? before[name] : next[name])
  const hasContent = translated.some((name) => !isEmpty(saved(name)))
  const isChanged = translated.some((name) => !isSame(saved(name), before[name]))
  if (!isChanged && !(hasContent && !stamps?.changed)) return 'none'
  return hasContent ? 'filled' : 'emptied'
}

/**
 * A translation that is made, or that catches up with the other language, is as old as what it translates: neither of
 * the two is out of date then. Any other change makes a language newer than the other.
 */
function versionOf(stamps: StampsByLocale, locale: Locale, now: string): string {
  const own = stamps[locale]?.changed ?? ''
  const other = stamps[otherLocale(locale)]?.changed ?? ''
  return other > own ? other : now
}

function unpublished(stamps: Stamps | undefined, changed: string | null): Stamps {
  return { ...stamps, changed, ...(stamps?.published && { published: null }) }
}

function published(stamps: StampsByLocale, stamp: string): StampsByLocale {
  return Object.fromEntries(
    LOCALES.filter((locale) => stamps[locale]).map((locale) => [
      locale,
      stamps[locale]?.changed ? { ...stamps[locale], published: stamp } : stamps[locale],
    ]),
  )
}

/** The aspect of collections whose languages have a state of their own. */
export function languageAspect(collection: PortalCollection, component?: string): Aspect {
  const { translated = [] } = collection.portal ?? {}
  if (translated.length === 0) return {}
  const hook = stampHook(translated, { areDrafts: hasDrafts(collection) })
  return { fields: stampFields(component), beforeChange: [hook] }
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  )
}

function isSame(a: unknown, b: unknown): boolean {
  return (isEmpty(a) && isEmpty(b)) || JSON.stringify(a) === JSON.stringify(b)
}
