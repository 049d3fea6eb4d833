import { IntlMessageFormat } from 'intl-messageformat'
import { LOCALES, type Locale } from '../locales'
import type { AnyPlugin } from '../manifest'
import type { MessageValue, PortalMessage } from '../outbox/portalMessage'
import { VALUE_KINDS } from '../outbox/valuesSchema'

/** What is wrong with the messages of a manifest: a value that could hold anything, a text that is missing or asks more. */
export function faultsOfMessages(manifest: AnyPlugin): string[] {
  return (manifest.messages ?? []).flatMap((message) =>
    [...faultsOfValues(message), ...faultsOfTexts(manifest, message)].map(
      (sentence) => `message '${message.kind}': ${sentence}`,
    ),
  )
}

function faultsOfValues({ channels, isUrgent, openLetter, values }: PortalMessage): string[] {
  const paths = Object.values(values).filter((kind) => kind === 'path')
  return [
    ...(channels.length === 0 ? ["it reaches nobody; name a channel in 'channels'"] : []),
    ...(openLetter && (channels.join() !== 'mail' || isUrgent !== true || paths.length > 0)
      ? ["an open letter is urgent, goes by 'mail' alone, and has no path of its own"]
      : []),
    ...(paths.length > 1 ? ['it has more than one path to go to'] : []),
    ...Object.entries(values)
      .filter(([, kind]) => !isClosed(kind))
      .map(([name]) => `the value '${name}' must be one of ${VALUE_KINDS.join(', ')} or a list`),
  ]
}

/** A list of words: what a person writes is none. */
function isClosed(kind: MessageValue): boolean {
  if (typeof kind === 'string') return VALUE_KINDS.includes(kind)
  return kind.oneOf.length > 0 && kind.oneOf.every((one) => /^[a-z][a-zA-Z0-9-]*$/.test(one))
}

function faultsOfTexts({ translations }: AnyPlugin, message: PortalMessage): string[] {
  const key = `messages.${message.kind}`
  const known = Object.entries(message.values).filter(([, kind]) => kind !== 'path')
  const names = new Set(known.map(([name]) => name))
  const needed = [
    ...['name', 'subject', 'text'].map((part) => `${key}.${part}`),
    ...known.flatMap(([, kind]) =>
      typeof kind === 'string' ? [] : kind.oneOf.map((one) => `${kind.texts}.${one}`),
    ),
  ]
  return LOCALES.flatMap((locale) => {
    const texts = translations[locale]
    const missing = needed.filter((one) => !Object.hasOwn(texts, one))
    const asked = [`${key}.subject`, `${key}.text`].flatMap((one) =>
      argumentsOf(texts[one] ?? '', locale),
    )
    return [
      ...missing.map((one) => `the text '${one}' is missing in ${locale}`),
      ...asked
        .filter((name) => !names.has(name))
        .map((name) => `its ${locale} text asks for '${name}', which it does not carry`),
    ]
  })
}

type Part = Readonly<{ value?: unknown; options?: Record<string, { value: readonly Part[] }> }> &
  Readonly<{ type: number }>

const LITERAL = 0
const POUND = 7

/** Names of what a text is filled with, in the branches of its plurals as well. */
function argumentsOf(text: string, locale: Locale): string[] {
  const within = (parts: readonly Part[]): string[] =>
    parts.flatMap(({ options = {}, type, value }) => [
      ...(type === LITERAL || type === POUND ? [] : [String(value)]),
      ...Object.values(options).flatMap((option) => within(option.value)),
    ])
  return [...new Set(within(new IntlMessageFormat(text, locale).getAst()))]
}
