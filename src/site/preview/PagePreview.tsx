import { renderToStaticMarkup } from 'react-dom/server'
import type { Locale, Translate } from '#kernel'
import type { Assets } from '../assets'

type Shell = Readonly<{
  assets: Assets
  locale: Locale
  t: Translate
  /** Themes that may be tried, with their names. */
  themes: readonly Readonly<{ id: string; name: string }>[]
}>

/** The window in which the admin shows a page while it is written; the page itself stands in a frame without script. */
export function renderPagePreview({ assets, locale, t, themes }: Shell): string {
  const title = t('site:preview.title')
  const markup = renderToStaticMarkup(
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <link href={assets.preview.sheet} rel="stylesheet" />
        <script defer src={assets.preview.script} />
      </head>
      <body>
        <form>
          <label>
            {t('site:preview.theme')}
            <select>
              <option value="">{t('site:preview.ownTheme')}</option>
              {themes.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <p hidden role="status">
            {t('site:preview.offline')}
          </p>
        </form>
        <iframe sandbox="allow-same-origin" title={title} />
      </body>
    </html>,
  )
  return `<!doctype html>${markup}`
}
