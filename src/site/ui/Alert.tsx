import type { ReactNode } from 'react'
import type { Locale } from '#kernel'

type AlertProps = Readonly<{
  children: ReactNode
  id?: string
  /** How grave it is, in words: colour alone tells not everybody. */
  kind: string
  /** Language of the text, where it is not the page's. */
  language?: Locale | undefined
  tone: 'info' | 'urgent' | 'warning'
}>

/** One line across the whole page, above everything else. */
export function AlertBar({ children, kind, language, tone }: AlertProps) {
  return (
    <div className={`alert alert-${tone}`}>
      <p className="wrap alert-row">
        <strong className="alert-kind">{kind}</strong>
        <span lang={language}>{children}</span>
      </p>
    </div>
  )
}

/** The same with room for more, among the content of a page. */
export function AlertCard({ children, id, kind, language, tone }: AlertProps) {
  return (
    <section className={`alert-card alert-${tone}`} id={id}>
      <p className="alert-kind">{kind}</p>
      <div lang={language}>{children}</div>
    </section>
  )
}
