import { renderToStaticMarkup } from 'react-dom/server'
import { LOCALES, type FrameLink } from '#kernel'
import { DocumentHead } from './DocumentHead'
import type { DocumentInput } from './documentInput'
import { Notice } from './ui/Notice'
import { USUAL_VIEW, type View } from './view'
import { withoutPictures } from './withoutPictures'

const SIGN_IN = '/sign-in'
const VIEW = '/view'

/** One whole page as an HTML document, complete without JavaScript. */
export function renderDocument(input: DocumentInput): string {
  const { body, contentLocale = input.locale, locale, path, site, t, theme } = input
  const languages = LOCALES.map((other) => ({
    href: `/${other}${path}`,
    isCurrent: other === locale,
    locale: other,
  }))
  const [bare] = path.split('?')
  const view = input.view ?? USUAL_VIEW
  const markup = renderToStaticMarkup(
    <html lang={locale} {...attributesOf(view)}>
      <DocumentHead {...input} />
      <body id="top">
        <theme.Layout
          banner={input.banner}
          crumbs={crumbsOf(input)}
          home={`/${locale}/`}
          searchHref={input.hasSearch === true ? undefined : `/${locale}/search/`}
          languages={languages}
          locale={locale}
          signInHref={bare === SIGN_IN ? undefined : `/${locale}${SIGN_IN}`}
          site={site}
          t={t}
          viewHref={bare === VIEW ? undefined : `/${locale}${VIEW}?to=${encodeURIComponent(path)}`}
        >
          {contentLocale === locale ? (
            body
          ) : (
            <>
              <Notice tone="info">
                <p>{t('site:document.otherLanguage')}</p>
              </Notice>
              <div lang={contentLocale}>{body}</div>
            </>
          )}
        </theme.Layout>
      </body>
    </html>,
  )
  return `<!doctype html>${view.hasPictures ? markup : withoutPictures(markup)}`
}

function crumbsOf({ crumbs, locale, path, site }: DocumentInput): readonly FrameLink[] {
  if (crumbs || !site) return crumbs ?? []
  const isHome = site.home === `/${locale}${path}`
  return isHome ? site.above : [...site.above, { href: site.home, label: site.title }]
}

/** What `view.css` dresses; nothing of what is as usual. */
function attributesOf({ isSpaced, scheme, size }: View): Readonly<Record<string, string>> {
  return {
    ...(size !== 1 && { 'data-size': String(size) }),
    ...(scheme !== 'own' && { 'data-scheme': scheme }),
    ...(isSpaced && { 'data-spaced': '' }),
  }
}
