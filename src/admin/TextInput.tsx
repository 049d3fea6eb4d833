'use client'

import type { InputHTMLAttributes } from 'react'
import { LabelledField } from './LabelledField'

type Props = Readonly<
  Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'inputMode' | 'max' | 'maxLength' | 'min' | 'type'
  > & {
    error?: string | undefined
    hint?: string | undefined
    label: string
    value: string
    onChange: (value: string) => void
  }
>

/** One line to type in, or a day. */
export function TextInput({ error, hint, label, onChange, value, ...input }: Props) {
  return (
    <LabelledField error={error} label={label} {...(hint !== undefined && { hint })}>
      {(control) => (
        <input
          {...input}
          {...control}
          autoComplete="off"
          onChange={({ target }) => {
            onChange(target.value)
          }}
          value={value}
        />
      )}
    </LabelledField>
  )
}
