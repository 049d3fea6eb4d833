'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef } from 'react'
import { useEscape } from '../useEscape'
import type { Text } from '../useText'

type Props = Readonly<{
  onCancel: () => void
  onConfirm: () => void
  /** How many people lose a password. */
  resets: number
  text: Text
}>

/** Says what becomes of people who can sign in already, before it does. */
export function ConfirmResets({ onCancel, onConfirm, resets, text }: Props) {
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  useEscape(onCancel)
  useEffect(() => {
    panel.current?.focus()
  }, [])
  return (
    <div
      aria-labelledby={id}
      className="orda-slips__confirm"
      ref={panel}
      role="alertdialog"
      tabIndex={-1}
    >
      <strong id={id}>{text('confirmTitle')}</strong>
      <p>{text('confirm', { count: resets })}</p>
      <div className="orda-buttons">
        <Button margin={false} onClick={onConfirm} size="small">
          {text('confirmYes')}
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={onCancel} size="small">
          {text('cancel')}
        </Button>
      </div>
    </div>
  )
}
