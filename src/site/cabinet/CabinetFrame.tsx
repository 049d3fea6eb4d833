import type { ReactNode } from 'react'
import type { Locale, Translate } from '#kernel'
import { Notice } from '../ui/Notice'

/** The pages of the cabinet, in the order of their menu; each stands at `/{lang}/me` or below it. */
export const CABINET_PAGES = ['profile', 'children', 'security', 'notifications', 'data'] as const
export type CabinetPage = (typeof CABINET_PAGES)[number]

/** Address of a page of the cabinet, below the language. */
export const cabinetPath = (page: CabinetPage): `/${string}` =>
  page === 'profile' ? '/me' : `/me/${page}`

/** What every page of the cabinet is told. */
export type CabinetProps = Readonly<{
  locale: Locale
  t: Translate
  /** What was just done, if anything was. */
  done?: string | undefined
  /** Why the last form was refused, and which field is at fault. */
  refusal?: Readonly<{ message: string; field?: string | undefined }> | undefined
  /** The address in the form that was refused: it need not be typed again. */
  typedEmail?: string | undefined
}>

type Props = CabinetProps &
  Readonly<{
    children?: ReactNode
    name: string
    page: CabinetPage
    /** Pages of the menu. */
    pages: readonly CabinetPage[]
    unread?: number | undefined
  }>

const REFUSAL = 'cabinet-refusal'

/** The sections of the cabinet, who is signed in, and what the last form led to. */
export function CabinetFrame(props: Props) {
  const { children, done, locale, name, page, pages, refusal, t, unread } = props
  return (
    <div className="cabinet">
      <header className="cabinet-head">
        <p>{name}</p>
        <form action={`/${locale}/sign-out`} method="post">
          <button className="button-quiet" type="submit">
            {t('site:cabinet.signOut')}
          </button>
        </form>
      </header>
      <nav aria-label={t('site:cabinet.menu')} className="cabinet-menu">
        <ul>
          {pages.map((one) => (
            <li key={one}>
              <a
                aria-current={one === page ? 'page' : undefined}
                href={`/${locale}${cabinetPath(one)}`}
              >
                {t(`site:cabinet.${one}`)}
                {one === 'notifications' && unread ? <b> {unread}</b> : null}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h1>{t(`site:cabinet.${page}`)}</h1>
      {done !== undefined && (
        <div className="notice notice-info" role="status">
          <p>{t(`site:cabinet.done.${done}`)}</p>
        </div>
      )}
      {refusal && (
        <Notice id={REFUSAL} tone="error">
          <p>{refusal.message}</p>
        </Notice>
      )}
      {children}
    </div>
  )
}

/** What ties a field to the refusal above, where it is the one at fault. */
export const errorIdOf = (
  { refusal }: Pick<CabinetProps, 'refusal'>,
  field: string,
): string | undefined => (refusal?.field === field ? REFUSAL : undefined)
