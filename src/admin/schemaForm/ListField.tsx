'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { useText } from '../useText'
import { emptyRow, faultAt, withValue, type ControlOf, type FieldOf, type Values } from './form'
import { isBlank, titleOfRow } from './rowTitle'
import { RowMoves } from './RowMoves'

/** Rows that are added, removed and put in order. */
export function ListField(props: ControlOf<FieldOf<'list'>>) {
  const { faults, field, isOff, onChange, path, texts, value } = props
  const text = useText('core:form.')
  const rows: readonly unknown[] = Array.isArray(value) ? value : []
  const name = texts[`${field.key}.one`] ?? ''
  const hint = texts[`${field.key}.hint`]
  const fault = faultAt(faults, path)
  return (
    <fieldset className="orda-list">
      <legend>{texts[field.key] ?? field.name}</legend>
      {hint && <p className="orda-field__hint">{hint}</p>}
      <ol>
        {rows.map((row, index) => (
          <li key={index}>
            <RowFields
              {...props}
              onChange={(next) => {
                onChange(rows.map((one, at) => (at === index ? next : one)))
              }}
              path={`${path}.${String(index)}`}
              value={row}
            />
            {!isOff && <RowMoves index={index} name={name} onChange={onChange} rows={rows} />}
          </li>
        ))}
      </ol>
      {rows.length === 0 && <p className="orda-field__hint">{text('empty')}</p>}
      {fault && (
        <p className="orda-field__error" role="alert">
          {fault}
        </p>
      )}
      {!isOff && rows.length < (field.most ?? Infinity) && (
        <Button
          buttonStyle="secondary"
          margin={false}
          onClick={() => {
            onChange([...rows, emptyRow(field.fields)])
          }}
          size="small"
        >
          {text('add', { name })}
        </Button>
      )}
    </fieldset>
  )
}

/** Rows of more fields than this are folded: of a year's holidays one sees the names, and opens what one looks for. */
const SHORT = 2

/** The fields of a row, or the one value that it is. */
function RowFields(props: ControlOf<FieldOf<'list'>>) {
  const { faults, field, path, texts, value } = props
  const [isNew] = useState(isBlank(value))
  if (field.fields.length <= SHORT) return <Fields {...props} />
  const isWrong = faults.some((fault) => fault.path.startsWith(`${path}.`))
  return (
    <details open={isNew || isWrong}>
      <summary>{titleOfRow(value) || texts[`${field.key}.one`]}</summary>
      <Fields {...props} />
    </details>
  )
}

function Fields(props: ControlOf<FieldOf<'list'>>) {
  const { Field, field, onChange, path, value } = props
  const values = (value ?? {}) as Values
  return (
    <div className="orda-list__row">
      {field.fields.map((inner) => (
        <Field
          {...props}
          field={inner}
          key={inner.key}
          onChange={(next) => {
            onChange(inner.name === '' ? next : withValue(values, inner.name, next))
          }}
          path={inner.name === '' ? path : `${path}.${inner.name}`}
          value={inner.name === '' ? value : values[inner.name]}
        />
      ))}
    </div>
  )
}
