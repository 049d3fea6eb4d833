'use client'

import { withValue, type ControlOf, type FieldOf, type Values } from './form'

/** Fields that belong together. */
export function GroupField(props: ControlOf<FieldOf<'group'>>) {
  const { Field, field, onChange, path, texts, value } = props
  const values = (value ?? {}) as Values
  return (
    <fieldset className="orda-form orda-form--inner">
      <legend>{texts[field.key] ?? field.name}</legend>
      {texts[`${field.key}.hint`] && (
        <p className="orda-field__hint">{texts[`${field.key}.hint`]}</p>
      )}
      {field.fields.map((inner) => (
        <Field
          {...props}
          field={inner}
          key={inner.key}
          onChange={(next) => {
            onChange(withValue(values, inner.name, next))
          }}
          path={`${path}.${inner.name}`}
          value={values[inner.name]}
        />
      ))}
    </fieldset>
  )
}
