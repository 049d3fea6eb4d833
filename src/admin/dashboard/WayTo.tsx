'use client'

import { Link } from '@payloadcms/ui'
import type { ReactNode } from 'react'

type Props = Readonly<{ children: ReactNode; href: string }>

/** A link within the admin, without loading it anew, or to a public page. */
export function WayTo({ children, href }: Props) {
  if (!href.startsWith('/admin')) return <a href={href}>{children}</a>
  return (
    <Link href={href} prefetch={false}>
      {children}
    </Link>
  )
}
