'use client'

import type { Refusal } from '../ask'
import { LabelledField } from '../LabelledField'
import { complaintAbout } from '../Refused'
import { useText } from '../useText'
import type { Draft } from './draft'

type Props = Readonly<{
  draft: Draft
  isOff: boolean
  refusal: Refusal | undefined
  onChange: (part: Partial<Draft>) => void
}>

const LANGUAGES = ['kk', 'ru'] as const
const DAYS = ['from', 'until'] as const

/** What a pack is called in both languages, and from when until when it is in force. */
export function PackHead({ draft, isOff, onChange, refusal }: Props) {
  const text = useText('core:rulePacks.')
  return (
    <>
      <div className="orda-pair">
        {LANGUAGES.map((language) => (
          <LabelledField
            error={complaintAbout(refusal, `title.${language}`)}
            key={language}
            label={text(`title.${language}`)}
          >
            {(control) => (
              <input
                {...control}
                disabled={isOff}
                lang={language}
                maxLength={200}
                onChange={({ target }) => {
                  onChange({ title: { ...draft.title, [language]: target.value } })
                }}
                type="text"
                value={draft.title[language] ?? ''}
              />
            )}
          </LabelledField>
        ))}
      </div>
      <div className="orda-pair">
        {DAYS.map((name) => (
          <LabelledField
            error={complaintAbout(refusal, name)}
            hint={text(`${name}.hint`)}
            key={name}
            label={text(name)}
          >
            {(control) => (
              <input
                {...control}
                disabled={isOff}
                max="2199-12-31"
                onChange={({ target }) => {
                  onChange({ [name]: target.value })
                }}
                type="date"
                value={draft[name]}
              />
            )}
          </LabelledField>
        ))}
      </div>
    </>
  )
}
