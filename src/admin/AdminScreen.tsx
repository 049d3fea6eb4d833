import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import { notFound, redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'
import { mayUse } from '#kernel'
import type { Screen } from './screens'

type Props = Readonly<{
  children: ReactNode
  screen: Pick<Screen, 'permission' | 'path' | 'title'>
  view: AdminViewServerProps
}>

/** One of our screens in the frame of the admin, for those who may open it. */
export function AdminScreen({ children, screen, view }: Props) {
  const { initPageResult, params, searchParams } = view
  const { locale, permissions, req, visibleEntities } = initPageResult
  if (!req.user) redirect('/admin')
  if (!mayUse(req, screen.permission)) notFound()
  const t = req.t as (key: string) => string
  return (
    <DefaultTemplate
      i18n={req.i18n}
      // eslint-disable-next-line no-restricted-syntax -- the frame of the admin, which is Payload's own
      payload={req.payload}
      permissions={permissions}
      user={req.user}
      // A copy: React would write to this one.
      visibleEntities={{ ...visibleEntities }}
      {...(locale && { locale })}
      {...(params && { params })}
      {...(searchParams && { searchParams })}
    >
      <Gutter className="orda-screen">
        <SetStepNav nav={[{ label: t(screen.title) }]} />
        <h1>{t(screen.title)}</h1>
        {children}
      </Gutter>
    </DefaultTemplate>
  )
}
