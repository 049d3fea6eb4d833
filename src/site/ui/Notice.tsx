import type { ReactNode } from 'react'

type NoticeProps = Readonly<{
  children: ReactNode
  id?: string
  /** `error` is also announced by screen readers as soon as the page opens. */
  tone: 'error' | 'info'
}>

/** A message set apart from the text around it; never told by colour alone. */
export function Notice({ children, id, tone }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} id={id} role={tone === 'error' ? 'alert' : 'note'}>
      {children}
    </div>
  )
}
