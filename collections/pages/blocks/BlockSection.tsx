import type { ReactNode } from 'react'

type BlockSectionProps = Readonly<{ children: ReactNode; id: string; title: string }>

/** A block under a heading of its own, if it has one. */
export function BlockSection({ children, id, title }: BlockSectionProps) {
  const named = title === '' ? undefined : id
  return (
    <section aria-labelledby={named} className="block">
      {title !== '' && <h2 id={id}>{title}</h2>}
      {children}
    </section>
  )
}
