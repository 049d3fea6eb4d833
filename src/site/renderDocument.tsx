import { renderToStaticMarkup } from 'react-dom/server'
import { LOCALES } from '#kernel'
import { crumbsOf } from './crumbsOf'
import { DocumentHead } from './DocumentHead'
import type { DocumentInput } from './documentInput'
import { Notice } from './ui/Notice'
import type { LayoutProps } from './ui/Theme'
import { USUAL_VIEW, type View } from './view'
import { withoutPictures } from './withoutPictures'

const SIGN_IN = '/sign-in'
const CABINET = '/me'
const VIEW = '/view'

/** One whole page as an HTML document, complete without JavaScript. */
export function renderDocument(input: DocumentInput): string {
  const { locale, site, themes } = input
  const look = input.look ?? site?.look ?? {}
  const theme = themes.find(({ id }) => id === look.theme) ?? themes[0]
  const view = input.view ?? USUAL_VIEW
  const markup = renderToStaticMarkup(
    <html data-large={look.isLarge === true ? '' : undefined} lang={locale} {...attributesOf(view)}>
      <DocumentHead {...input} look={look} theme={theme} />
      <body id="top">
        <theme.Layout {...frameOf(input)}>
          <Content {...input} />
        </theme.Layout>
      </body>
    </html>,
  )
  return `<!doctype html>${view.hasPictures ? markup : withoutPictures(markup)}`
}

/** What the theme is told of the page. */
function frameOf(input: DocumentInput): Omit<LayoutProps, 'children'> {
  const { banner, hasSearch, locale, path, placeHref = `/${locale}/`, site, t } = input
  const [bare] = path.split('?')
  return {
    banner,
    crumbs: crumbsOf(input),
    home: `/${locale}/`,
    languages: LOCALES.map((other) => ({
      href: `/${other}${path}`,
      isCurrent: other === locale,
      locale: other,
    })),
    locale,
    offersHref: `${site?.home ?? placeHref}offers/`,
    searchHref: hasSearch === true ? undefined : `/${locale}/search/`,
    signInHref: isAt(SIGN_IN, bare) || isAt(CABINET, bare) ? undefined : `/${locale}${SIGN_IN}`,
    site,
    t,
    viewHref: bare === VIEW ? undefined : `/${locale}${VIEW}?to=${encodeURIComponent(path)}`,
  }
}

/** Whoever is in the cabinet has come in already, and whoever signs in is about to. */
const isAt = (place: string, path = ''): boolean => path === place || path.startsWith(`${place}/`)

/** The content; in the other language it is marked, and the reader is told. */
function Content({ body, contentLocale, locale, t }: DocumentInput) {
  if (contentLocale === undefined || contentLocale === locale) return body
  return (
    <>
      <Notice tone="info">
        <p>{t('site:document.otherLanguage')}</p>
      </Notice>
      <div lang={contentLocale}>{body}</div>
    </>
  )
}

/** What `view.css` dresses; nothing of what is as usual. */
function attributesOf({ isSpaced, scheme, size }: View): Readonly<Record<string, string>> {
  return {
    ...(size !== 1 && { 'data-size': String(size) }),
    ...(scheme !== 'own' && { 'data-scheme': scheme }),
    ...(isSpaced && { 'data-spaced': '' }),
  }
}
