import type { Locale, Translate } from '#kernel'

/** One message in a mail; `href` leads to where there is more. */
export type LetterPart = Readonly<{ subject: string; text: string; href: string }>

export type LetterViewProps = Readonly<{
  locale: Locale
  t: Translate
  title: string
  parts: readonly LetterPart[]
  /** How many more messages wait in the portal. */
  more: number
  /** What the link of a message says. */
  open: string
  /** Where the person chooses what comes as mail, if he has such a place. */
  wishesHref?: string
}>

const INK = '#1b2733'
const LINK = '#0b5c6b'

// Programs for mail read styles of elements alone, and no picture is asked of anybody's server.
const page = { color: INK, fontFamily: 'Arial, sans-serif', fontSize: '16px', lineHeight: '1.5' }
const frame = { margin: '0 auto', maxWidth: '560px', padding: '24px 16px' }
const small = { borderTop: '1px solid #d5dbe1', color: '#51606e', fontSize: '13px' }

/** A mail of the portal: what has happened, and the way to sign in. */
export function LetterView({ locale, more, open, parts, t, title, wishesHref }: LetterViewProps) {
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta content="width=device-width" name="viewport" />
        <title>{title}</title>
      </head>
      <body style={page}>
        <div style={frame}>
          {parts.length > 1 && <h1 style={{ fontSize: '22px' }}>{title}</h1>}
          {parts.map((part, at) => (
            <div key={at}>
              <h2 style={{ fontSize: '18px' }}>{part.subject}</h2>
              <p>{part.text}</p>
              <p>
                <a href={part.href} style={{ color: LINK }}>
                  {open}
                </a>
              </p>
            </div>
          ))}
          {more > 0 && <p>{t('site:mail.more', { count: more })}</p>}
          <div style={small}>
            <p>{t('site:mail.footer')}</p>
            {wishesHref !== undefined && (
              <p>
                <a href={wishesHref} style={{ color: LINK }}>
                  {t('site:mail.wishes')}
                </a>
              </p>
            )}
          </div>
        </div>
      </body>
    </html>
  )
}
