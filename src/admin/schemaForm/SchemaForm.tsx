'use client'

import type { Fault } from '#kernel'
import { FieldControl } from './FieldControl'
import { withValue, type Form, type Values } from './form'

type Props = Readonly<{
  form: Form
  values: Values
  faults?: readonly Fault[]
  isOff?: boolean
  onChange: (values: Values) => void
}>

/** A form for values that a schema describes. */
export function SchemaForm({ faults = [], form, isOff = false, onChange, values }: Props) {
  return (
    <div className="orda-schema">
      {form.fields.map((field) => (
        <FieldControl
          faults={faults}
          field={field}
          isOff={isOff}
          key={field.key}
          onChange={(value) => {
            onChange(withValue(values, field.name, value))
          }}
          path={field.name}
          texts={form.texts}
          value={values[field.name]}
        />
      ))}
    </div>
  )
}
