import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Letter, Translate } from '#kernel'
import { LetterView, type LetterPart } from './LetterView'

/** A mail, laid out both ways. */
export type RenderedLetter = Readonly<{ subject: string; html: string; text: string }>

/** Where a person chooses what comes as mail, below the language. */
const WISHES = '/me/notifications'

/**
 * Lays a letter out as HTML and as plain text, in its reader's language. Every link goes through signing in, but that of an
 * open letter, whose reader has nothing to choose in a cabinet either.
 * @param origin scheme and host, without a slash at the end
 */
export function renderLetter(letter: Letter, origin: string, t: Translate): RenderedLetter {
  const { isDigest, locale, messages, more, openPath } = letter
  const signIn = (path: string): string =>
    `${origin}/${locale}/sign-in?to=${encodeURIComponent(path)}`
  const parts = messages.map(({ path = `/${locale}${WISHES}`, subject, text }): LetterPart => ({
    ...{ subject, text },
    href: openPath === undefined ? signIn(path) : origin + openPath,
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
    ...(openPath === undefined && { wishesHref: signIn(`/${locale}${WISHES}`) }),
    open: t(openPath === undefined ? 'site:mail.open' : 'site:mail.openLetter'),
  }
  const html = `<!doctype html>${renderToStaticMarkup(createElement(LetterView, props))}`
  const blocks = [
    ...parts.map((part) => [part.subject, part.text, `${props.open}: ${part.href}`]),
    ...(more > 0 ? [[t('site:mail.more', { count: more })]] : []),
    [
      ...['--', t('site:mail.footer')],
      ...(props.wishesHref === undefined ? [] : [`${t('site:mail.wishes')}: ${props.wishesHref}`]),
    ],
  ]
  return { subject, html, text: `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n` }
}
