'use client'

import { LabelledField } from './LabelledField'

type Props = Readonly<{
  choices: readonly Readonly<{ value: string; label: string }>[]
  error?: string | undefined
  hint?: string | undefined
  label: string
  /** What stands there while nothing is chosen; without it something always is. */
  nothing?: string
  value: string
  onChange: (value: string) => void
}>

/** Chooses one of a few. */
export function ChoiceField({ choices, error, hint, label, nothing, onChange, value }: Props) {
  return (
    <LabelledField error={error} label={label} {...(hint !== undefined && { hint })}>
      {(control) => (
        <select
          {...control}
          onChange={({ target }) => {
            onChange(target.value)
          }}
          value={value}
        >
          {nothing !== undefined && <option value="">{nothing}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </LabelledField>
  )
}
