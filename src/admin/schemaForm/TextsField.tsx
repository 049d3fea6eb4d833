'use client'

import { useText } from '../useText'
import { LabelledField } from '../LabelledField'
import { faultAt, withValue, type ControlOf, type FieldOf } from './form'

const LANGUAGES = ['kk', 'ru'] as const
const ONE_LINE = 200

/** One text in both languages, side by side. */
export function TextsField(props: ControlOf<FieldOf<'texts'>>) {
  const { faults, field, isOff, onChange, path, texts, value } = props
  const text = useText('core:form.')
  const values = (value ?? {}) as Readonly<Record<string, string | undefined>>
  const Control = (field.max ?? 0) > ONE_LINE ? 'textarea' : 'input'
  return (
    <div className="orda-pair">
      {LANGUAGES.map((language) => (
        <LabelledField
          error={faultAt(faults, `${path}.${language}`) ?? faultAt(faults, path)}
          hint={texts[`${field.key}.hint`]}
          key={language}
          label={`${texts[field.key] ?? field.name} (${text(language)})`}
        >
          {(control) => (
            <Control
              {...control}
              disabled={isOff}
              lang={language}
              maxLength={field.max}
              onChange={({ target }: { target: { value: string } }) => {
                onChange(withValue(values, language, target.value || undefined))
              }}
              value={values[language] ?? ''}
            />
          )}
        </LabelledField>
      ))}
    </div>
  )
}
