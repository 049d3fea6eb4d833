'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { GuardiansCard } from './GuardiansCard'

/** In the view of a pupil's account: his guardians, for those who answer for him. */
export function GuardiansField() {
  const { id } = useDocumentInfo()
  return id === undefined ? null : <GuardiansCard child={String(id)} hasTitle />
}
