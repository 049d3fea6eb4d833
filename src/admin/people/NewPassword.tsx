'use client'

import { Button, toast, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { useText } from '../useText'
import { NewPasswordForm } from './NewPasswordForm'

/** In the view of an account: another password, one's own or that of somebody one answers for. */
export function NewPassword() {
  const text = useText('core:users.newPassword')
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  const [isOpen, setOpen] = useState(false)
  if (id === undefined) return null
  const isOwn = user?.id === id
  const onSaved = (): void => {
    toast.success(text(isOwn ? '.own' : '.other'))
    setOpen(false)
  }
  if (!isOpen)
    return (
      <Button
        buttonStyle="secondary"
        onClick={() => {
          setOpen(true)
        }}
        size="medium"
      >
        {text('.open')}
      </Button>
    )
  return (
    <NewPasswordForm
      id={String(id)}
      isOwn={isOwn}
      onCancel={() => {
        setOpen(false)
      }}
      onSaved={onSaved}
    />
  )
}
