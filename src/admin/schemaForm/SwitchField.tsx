'use client'

import { useId } from 'react'
import type { ControlOf, FieldOf } from './form'

/** Yes or no. */
export function SwitchField({
  field,
  isOff,
  onChange,
  texts,
  value,
}: ControlOf<FieldOf<'switch'>>) {
  const id = useId()
  const hint = texts[`${field.key}.hint`]
  return (
    <div className="orda-field">
      <label className="orda-switch">
        <input
          aria-describedby={hint && id}
          checked={value === true}
          disabled={isOff}
          onChange={({ target }) => {
            onChange(target.checked)
          }}
          type="checkbox"
        />
        {texts[field.key] ?? field.name}
      </label>
      {hint && (
        <p className="orda-field__hint" id={id}>
          {hint}
        </p>
      )}
    </div>
  )
}
