'use client'

import type { ControlProps } from '../LabelledField'
import type { ControlOf, FieldOf } from './form'

/** Kinds whose whole value is one control. */
export type PlainField = FieldOf<'choice' | 'day' | 'link' | 'number' | 'text'>

/** Texts longer than this are written on several lines. */
const ONE_LINE = 200

type Props<Field extends PlainField = PlainField> = ControlOf<Field> &
  Readonly<{ control: ControlProps }>

/** A number, a day, an address, a text, one of several choices. */
export function PlainControl(props: Props) {
  const { field } = props
  switch (field.kind) {
    case 'number':
      return <NumberControl {...props} field={field} />
    case 'choice':
      return <ChoiceControl {...props} field={field} />
    default:
      return <TextControl {...props} field={field} />
  }
}

function NumberControl({ control, field, isOff, onChange, value }: Props<FieldOf<'number'>>) {
  return (
    <input
      {...control}
      disabled={isOff}
      inputMode={field.isWhole ? 'numeric' : 'decimal'}
      max={field.max}
      min={field.min}
      onChange={({ target }) => {
        onChange(Number.isNaN(target.valueAsNumber) ? undefined : target.valueAsNumber)
      }}
      required={field.isRequired}
      step={field.isWhole ? 1 : 'any'}
      type="number"
      value={typeof value === 'number' ? value : ''}
    />
  )
}

function ChoiceControl(props: Props<FieldOf<'choice'>>) {
  const { control, field, isOff, onChange, texts, value } = props
  const chosen = written(value)
  return (
    <select
      {...control}
      disabled={isOff}
      onChange={({ target }) => {
        onChange(target.value || undefined)
      }}
      required={field.isRequired}
      value={chosen}
    >
      {(!field.isRequired || chosen === '') && <option value="">—</option>}
      {field.choices.map((choice) => (
        <option key={choice} value={choice}>
          {texts[`${field.key}.${choice}`] ?? choice}
        </option>
      ))}
    </select>
  )
}

const TYPES = { day: 'date', link: 'url', text: 'text' } as const

function TextControl(props: Props<FieldOf<'day' | 'link' | 'text'>>) {
  const { control, field, isOff, onChange, value } = props
  const max = field.kind === 'text' ? field.max : undefined
  const shared = {
    ...control,
    disabled: isOff,
    maxLength: max,
    onChange: ({ target }: Readonly<{ target: Readonly<{ value: string }> }>) => {
      onChange(target.value || undefined)
    },
    required: field.isRequired,
    value: written(value),
  }
  if ((max ?? 0) > ONE_LINE) return <textarea {...shared} rows={3} />
  return <input {...shared} type={TYPES[field.kind]} />
}

const written = (value: unknown): string => (typeof value === 'string' ? value : '')
