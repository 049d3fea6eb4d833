'use client'

import { Button } from '@payloadcms/ui'
import { useText } from '../useText'

/** Above the list of institutions: the way to their import, for those who may create them. */
export function ImportLink({ hasCreatePermission }: Readonly<{ hasCreatePermission?: boolean }>) {
  const text = useText('core:import.')
  if (hasCreatePermission !== true) return null
  return (
    <div className="orda-people__bar">
      <Button
        buttonStyle="secondary"
        el="link"
        margin={false}
        size="medium"
        to="/admin/collections/institutions/import"
      >
        {text('open')}
      </Button>
    </div>
  )
}
