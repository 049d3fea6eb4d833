import type { InputHTMLAttributes } from 'react'

type FormFieldProps = Readonly<
  Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | 'autoCapitalize'
    | 'autoComplete'
    | 'defaultValue'
    | 'inputMode'
    | 'maxLength'
    | 'required'
    | 'spellCheck'
  > & {
    /** A sentence about this field alone. */
    error?: string | undefined
    /** Id of a message elsewhere on the page that says what is wrong with this field. */
    errorId?: string | undefined
    hint?: string | undefined
    /** Where another form of the page has a field of that name; else it is made of the name. */
    id?: string
    label: string
    name: string
    type?: 'email' | 'password' | 'text'
  }
>

/** One line of a form: label, hint, error and input, tied together for screen readers. */
export function FormField(props: FormFieldProps) {
  const { error, errorId, hint, label, name, type = 'text', ...input } = props
  const { id = `field-${name}` } = props
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`, errorId].filter(Boolean)
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <input
        {...input}
        aria-describedby={describedBy.join(' ') || undefined}
        aria-invalid={error || errorId ? true : undefined}
        className="field-input"
        id={id}
        name={name}
        type={type}
      />
    </div>
  )
}
