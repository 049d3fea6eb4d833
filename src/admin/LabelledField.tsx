'use client'

import { useId, type ReactNode } from 'react'

/** What a control is to carry so that its label, hint and error are read with it. */
export type ControlProps = Readonly<{
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}>

type Props = Readonly<{
  children: (control: ControlProps) => ReactNode
  error?: string | undefined
  hint?: string | undefined
  label: string
}>

/** A control with its label above, and below it a hint, and what is wrong with it. */
export function LabelledField({ children, error, hint, label }: Props) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={error ? 'orda-field orda-field--wrong' : 'orda-field'}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <p className="orda-field__error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {hint && (
        <p className="orda-field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
