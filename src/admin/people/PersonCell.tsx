'use client'

import { Link } from '@payloadcms/ui'

type Props = Readonly<{
  collectionSlug?: string
  link?: boolean
  rowData?: Readonly<{ id?: string; person?: string; username?: string }>
}>

/** In the list of people: the name, and below it the user name. */
export function PersonCell({ collectionSlug = '', link = false, rowData = {} }: Props) {
  const { id, person, username } = rowData
  const [name = '—'] = [person, username].filter(Boolean)
  return (
    <span className="orda-person">
      {link ? <Link href={`/admin/collections/${collectionSlug}/${id ?? ''}`}>{name}</Link> : name}
      {username && <small>{username}</small>}
    </span>
  )
}
