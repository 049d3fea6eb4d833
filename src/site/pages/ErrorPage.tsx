import { codeOf, ERRORS, messageOf, type ErrorCode, type Translate } from '#kernel'

type ErrorPageProps = Readonly<{
  /** Whatever was thrown; only what the error table says about it is shown. */
  error: unknown
  /** Start page of the portal in the reader's language. */
  home: string
  /** Under which the operator finds the request in the log. */
  requestId?: string | undefined
  /** The site on which it happened, when known. */
  site?: Readonly<{ home: string; title: string }> | undefined
  t: Translate
}>

/** What a reader sees instead of a page: what happened, and where to go on. */
export function ErrorPage({ error, home, requestId, site, t }: ErrorPageProps) {
  const code = codeOf(error)
  return (
    <div className="error-page">
      <p className="error-code">{ERRORS[code].status}</p>
      <h1>{errorTitle(code, t)}</h1>
      <p className="lead">{messageOf(error, t)}</p>
      {code === 'not_found' && <p>{t('site:errorPage.notFoundHint')}</p>}
      <ul className="ways">
        {site && (
          <li>
            <a href={site.home}>{t('site:errorPage.siteHome')}</a>
          </li>
        )}
        <li>
          <a href={home}>{t('site:errorPage.portalHome')}</a>
        </li>
      </ul>
      {requestId !== undefined && (
        <p className="fine">
          {t('site:errorPage.requestId')}: <code>{requestId}</code>
        </p>
      )}
    </div>
  )
}

const TITLED: ReadonlySet<number> = new Set([401, 403, 404, 409, 500, 503])

/** The title of the page that reports this error; also right for `<title>`. */
export function errorTitle(code: ErrorCode, t: Translate): string {
  const status = ERRORS[code].status === 507 ? 503 : ERRORS[code].status
  return t(`site:errorPage.title.${TITLED.has(status) ? status : 'other'}`)
}
