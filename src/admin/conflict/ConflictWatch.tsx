'use client'

import { useConfig, useDocumentInfo, useForm } from '@payloadcms/ui'
import { ConflictDialog } from './ConflictDialog'
import { useConflict } from './useConflict'

/** Beside the fields of a document: speaks up when a save came too late, and lets the person decide. */
export function ConflictWatch() {
  const { config } = useConfig()
  const { collectionSlug, id } = useDocumentInfo()
  const { setModified, submit } = useForm()
  const path =
    collectionSlug === undefined || id === undefined
      ? undefined
      : `${config.routes.api}/${collectionSlug}/${String(id)}`
  const [refused, close] = useConflict(path)
  if (!refused || collectionSlug === undefined) return null
  const { address, conflict } = refused
  const { _status } = conflict.sent
  return (
    <ConflictDialog
      collection={collectionSlug}
      conflict={conflict}
      onClose={close}
      onKeep={() => {
        close()
        void submit({
          action: address,
          method: 'PATCH',
          overrides: { rev: conflict.rev, ...(_status !== undefined && { _status }) },
          skipValidation: _status === 'draft',
        })
      }}
      onTake={() => {
        // Nothing is left that a question before leaving would be about.
        setModified(false)
        window.setTimeout(() => {
          window.location.reload()
        })
      }}
    />
  )
}
