'use client'

import { Button } from '@payloadcms/ui'

type Props = Readonly<{
  cancel: string
  isBusy: boolean
  submit: string
  onCancel: () => void
  /** Absent where the button submits the form around it. */
  onSubmit?: () => void
}>

/** Below a form: what it does, and the way out. */
export function FormButtons({ cancel, isBusy, onCancel, onSubmit, submit }: Props) {
  return (
    <div className="orda-buttons">
      <Button
        disabled={isBusy}
        margin={false}
        size="medium"
        {...(onSubmit ? { onClick: onSubmit } : { type: 'submit' as const })}
      >
        {submit}
      </Button>
      <Button buttonStyle="secondary" margin={false} onClick={onCancel} size="medium">
        {cancel}
      </Button>
    </div>
  )
}
