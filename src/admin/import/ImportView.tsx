import { Gutter, SetStepNav } from '@payloadcms/ui'
import { notFound } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { ImportScreen } from './ImportScreen'

/** The screen at `/admin/collections/institutions/import`, for those who may create institutions. */
export function ImportView({ initPageResult }: AdminViewServerProps) {
  const { permissions, req } = initPageResult
  if (!permissions.collections?.institutions?.create) notFound()
  const t = req.t as (key: string) => string
  return (
    <Gutter className="orda-import">
      <SetStepNav
        nav={[
          { label: t('core:institutions.many'), url: '/admin/collections/institutions' },
          { label: t('core:import.title') },
        ]}
      />
      <ImportScreen />
    </Gutter>
  )
}
