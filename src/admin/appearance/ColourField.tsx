'use client'

import { FieldDescription, FieldLabel, useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { useText } from '../useText'

const COLOUR = /^#[0-9a-f]{6}$/i

/** A colour: picked, or written `#rrggbb`. Left empty, the place above or the theme decides. */
export const ColourField: TextFieldClientComponent = ({ field, path }) => {
  const { errorMessage, setValue, showError, value } = useField<string | null>({ path })
  const t = useText('core:appearances.')
  const id = `field-${path}`
  const text = value ?? ''
  return (
    <div className="field-type text orda-colour">
      <FieldLabel label={field.label} path={path} />
      <div className="orda-colour__row">
        <input
          aria-label={t('colour.pick')}
          className="orda-colour__well"
          onChange={({ target }) => {
            setValue(target.value)
          }}
          type="color"
          value={COLOUR.test(text) ? text : '#ffffff'}
        />
        <input
          aria-invalid={showError ? true : undefined}
          id={id}
          maxLength={7}
          onChange={({ target }) => {
            setValue(target.value === '' ? null : target.value)
          }}
          placeholder="#rrggbb"
          spellCheck={false}
          value={text}
        />
        {text !== '' && (
          <button
            className="orda-colour__clear"
            onClick={() => {
              setValue(null)
            }}
            type="button"
          >
            {t('colour.clear')}
          </button>
        )}
      </div>
      <FieldDescription description={field.admin?.description} path={path} />
      {showError && errorMessage && (
        <p className="orda-field__error" role="alert">
          {errorMessage}
        </p>
      )}
    </div>
  )
}
