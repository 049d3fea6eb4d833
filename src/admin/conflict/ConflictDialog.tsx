'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import { momentOf } from '../days'
import { useText, type Text } from '../useText'
import type { Conflict } from './conflictIn'
import { DifferenceList } from './DifferenceList'

type Props = Readonly<{
  collection: string
  conflict: Conflict
  onClose: () => void
  onKeep: () => void
  onTake: () => void
}>

/** Who was faster, what differs, and what can be done about it. */
export function ConflictDialog({ collection, conflict, onClose, onKeep, onTake }: Props) {
  const text = useText('kernel:conflict.')
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog
      aria-labelledby="orda-conflict-title"
      className="orda-conflict"
      onClose={onClose}
      ref={dialog}
    >
      <h2 id="orda-conflict-title">{text('title')}</h2>
      <p>{whoAndWhen(conflict, text)}</p>
      <p>{text('notSaved')}</p>
      <DifferenceList collection={collection} conflict={conflict} />
      <div className="orda-buttons">
        <Button margin={false} onClick={onKeep} size="medium">
          {text('keepMine')}
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={onTake} size="medium">
          {text('takeTheirs')}
        </Button>
        <Button buttonStyle="none" margin={false} onClick={onClose} size="medium">
          {text('later')}
        </Button>
      </div>
    </dialog>
  )
}

function whoAndWhen({ changedAt, changedBy, isOwn }: Conflict, text: Text): string {
  const time = changedAt === undefined ? '' : momentOf(changedAt, new Date().toISOString())
  if (isOwn) return text('own', { time })
  return changedBy === undefined ? text('unknown', { time }) : text('by', { name: changedBy, time })
}
