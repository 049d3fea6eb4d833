import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Letter, Translate } from '#kernel'
import { LetterView, type LetterPart } from './LetterView'

/** A mail, laid out both ways. */
export type RenderedLetter = Readonly<{ subject: string; html: string; text: string }>

/** Where a person chooses what comes as mail, below the language. */
const WISHES = '/me/notifications'

/**
 * Lays a letter out as HTML and as plain text, in its reader's language. Every link goes through signing in.
 * @param origin scheme and host, without a slash at the end
 */
export function renderLetter(letter: Letter, origin: string, t: Translate): RenderedLetter {
  const { isDigest, locale, messages, more } = letter
  const signIn = (path: string): string =>
    `${origin}/${locale}/sign-in?to=${encodeURIComponent(path)}`
  const parts = messages.map(({ path = `/${locale}${WISHES}`, subject, text }): LetterPart => ({
    ...{ subject, text },
    href: signIn(path),
  }))
  const subject = isDigest
    ? t('site:mail.digest', { count: messages.length + more })
    : (messages[0]?.subject ?? '')
  const props = {
    locale,
    more,
    parts,
    t,
    title: subject,
    wishesHref: signIn(`/${locale}${WISHES}`),
  }
  const html = `<!doctype html>${renderToStaticMarkup(createElement(LetterView, props))}`
  const blocks = [
    ...parts.map((part) => [part.subject, part.text, `${t('site:mail.open')}: ${part.href}`]),
    ...(more > 0 ? [[t('site:mail.more', { count: more })]] : []),
    ['--', t('site:mail.footer'), `${t('site:mail.wishes')}: ${props.wishesHref}`],
  ]
  return { subject, html, text: `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n` }
}
