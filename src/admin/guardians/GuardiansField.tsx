'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useLoaded } from '../useLoaded'
import { GUARDIANS } from './guardians'
import { GuardiansCard } from './GuardiansCard'

/** In the view of a pupil's account: his guardians, for those who answer for him. */
export function GuardiansField() {
  const { id } = useDocumentInfo()
  const child = id === undefined ? undefined : String(id)
  const [known] = useLoaded<{ isAnswering: boolean }>(
    child && `${GUARDIANS}/answering?child=${encodeURIComponent(child)}`,
  )
  return child !== undefined && known?.isAnswering === true ? (
    <GuardiansCard child={child} hasTitle />
  ) : null
}
