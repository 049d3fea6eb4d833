'use client'

import { useFormFields, useTranslation } from '@payloadcms/ui'

const LANGUAGES = { kk: 'Қазақша', ru: 'Русский' } as const

/** In the sidebar of a document: what each language still needs. */
export function LanguageStates() {
  const { t } = useTranslation()
  const states = useFormFields(([fields]) =>
    Object.keys(LANGUAGES).map((locale) => fields[`languages.${locale}.state`]?.value),
  )
  const text = (key: string): string => (t as (key: string) => string)(`kernel:language.${key}`)
  return (
    <div className="field-type">
      <span className="field-label">{text('states')}</span>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {Object.entries(LANGUAGES).map(([locale, name], index) => (
          <li key={locale}>
            <span lang={locale}>{name}</span>:{' '}
            <strong>{text(typeof states[index] === 'string' ? states[index] : 'missing')}</strong>
          </li>
        ))}
      </ul>
    </div>
  )
}
