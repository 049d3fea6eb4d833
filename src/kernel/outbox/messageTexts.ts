import type { Payload } from 'payload'
import { writtenDay } from '../days'
import { otherLocale, type Locale } from '../locales'
import { NODES } from '../nodes'
import { portalOf } from '../state'
import type { Translate } from '../translator'
import type { MessageValue, MessageValues, OwnedMessage } from './portalMessage'

/** A message as a person reads it. */
export type MessageText = Readonly<{
  subject: string
  text: string
  /** Where to look, below the origin; in the reader's language where it has one. */
  path?: string
}>

type Sent = Readonly<{ kind: string; values: MessageValues }>

/** Messages in one language, in their order; undefined for a kind that no manifest declares any more. */
export async function messageTexts(
  payload: Payload,
  locale: Locale,
  sent: readonly Sent[],
): Promise<readonly (MessageText | undefined)[]> {
  const { registry, translate } = portalOf(payload)
  const t = translate(locale)
  const declared = sent.map(({ kind }) => registry.messages.get(kind))
  const nodes = sent.flatMap(({ values }, at) => nodesIn(declared[at], values))
  const names = await nodeNames(payload, nodes, locale)
  return sent.map(({ values }, at) => {
    const message = declared[at]
    return message && textOf({ locale, message, names, t }, values)
  })
}

type Wording = Readonly<{
  locale: Locale
  message: OwnedMessage
  names: ReadonlyMap<string, string>
  t: Translate
}>

function textOf(wording: Wording, values: MessageValues): MessageText {
  const { locale, message, t } = wording
  const declared = Object.entries(message.values)
  const path = declared.find(([, kind]) => kind === 'path')?.[0]
  const shown = Object.fromEntries(
    declared
      .filter(([, kind]) => kind !== 'path')
      .map(([name, kind]) => [name, wordOf(wording, kind, values[name] ?? null)]),
  )
  const key = `${message.owner}:messages.${message.kind}`
  return {
    subject: t(`${key}.subject`, shown),
    text: t(`${key}.text`, shown),
    ...(path !== undefined && { path: placed(String(values[path]), locale) }),
  }
}

/** The admin has one address for all languages. */
const placed = (path: string, locale: Locale): string =>
  path === '/admin' || path.startsWith('/admin/') ? path : `/${locale}${path}`

function wordOf(
  { message, names, t }: Wording,
  kind: MessageValue,
  value: number | string | null,
): number | string {
  if (typeof kind !== 'string') return t(`${message.owner}:${kind.texts}.${String(value)}`)
  if (kind === 'count') return Number(value)
  if (kind === 'day') return writtenDay(String(value))
  if (kind === 'module') return t(`${String(value)}:module.name`)
  if (value === null) return t('kernel:message.everywhere')
  return names.get(String(value)) ?? t('kernel:message.somewhere')
}

function nodesIn(message: OwnedMessage | undefined, values: MessageValues): string[] {
  const names = Object.entries(message?.values ?? {}).filter(([, kind]) => kind === 'institution')
  return names.flatMap(([name]) => values[name] ?? []).map(String)
}

async function nodeNames(
  payload: Payload,
  ids: readonly string[],
  locale: Locale,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { docs } = await payload.db.find<{ id: string; name?: unknown }>({
    collection: NODES,
    limit: 0,
    locale: 'all',
    pagination: false,
    where: { id: { in: [...new Set(ids)] } },
  })
  return new Map(docs.map(({ id, name }) => [id, nameIn(name, locale)]))
}

/** In the other language where it is missing. */
function nameIn(name: unknown, locale: Locale): string {
  const names = (name ?? {}) as Partial<Record<Locale, string>>
  return [names[locale], names[otherLocale(locale)]].find((one) => one) ?? ''
}
