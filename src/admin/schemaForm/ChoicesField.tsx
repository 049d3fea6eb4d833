'use client'

import { faultAt, type ControlOf, type FieldOf } from './form'

/** Any of several choices, in the order in which they are offered. */
export function ChoicesField(props: ControlOf<FieldOf<'choices'>>) {
  const { faults, field, isOff, onChange, path, texts, value } = props
  const chosen = new Set(Array.isArray(value) ? (value as string[]) : [])
  const fault = faultAt(faults, path)
  return (
    <fieldset className="orda-choices">
      <legend>{texts[field.key] ?? field.name}</legend>
      {field.choices.map((choice) => (
        <label className="orda-switch" key={choice}>
          <input
            checked={chosen.has(choice)}
            disabled={isOff}
            onChange={({ target }) => {
              onChange(
                field.choices.filter((one) => (one === choice ? target.checked : chosen.has(one))),
              )
            }}
            type="checkbox"
          />
          {texts[`${field.key}.${choice}`] ?? choice}
        </label>
      ))}
      {texts[`${field.key}.hint`] && (
        <p className="orda-field__hint">{texts[`${field.key}.hint`]}</p>
      )}
      {fault && (
        <p className="orda-field__error" role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  )
}
