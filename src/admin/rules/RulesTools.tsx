'use client'

import { useTranslation } from '@payloadcms/ui'
import { useMemo, useState } from 'react'
import { LabelledField } from '../LabelledField'
import { searchInstitutions } from '../people/offer'
import { SearchField, type Choice } from '../SearchField'
import { useText } from '../useText'
import type { RulesAt } from './rules'

type Props = Readonly<{
  rules: RulesAt
  onDay: (day: string) => void
  onPlace: (institution: string) => void
}>

/** Where, and on which day. */
export function RulesTools({ onDay, onPlace, rules }: Props) {
  const text = useText('core:rulePacks.')
  const { i18n } = useTranslation()
  const { id, name } = rules.institution
  const [chosen, setChosen] = useState<Choice | undefined>({ id, label: name })
  const search = useMemo(
    () => searchInstitutions(rules.within, i18n.language),
    [i18n.language, rules.within],
  )
  return (
    <div className="orda-pair">
      <SearchField
        label={text('institution')}
        onChange={(choice) => {
          setChosen(choice)
          if (choice) onPlace(choice.id)
        }}
        search={search}
        value={chosen}
      />
      <LabelledField label={text('day')}>
        {(control) => (
          <input
            {...control}
            max="2199-12-31"
            min="1991-01-01"
            onChange={({ target }) => {
              if (target.validity.valid) onDay(target.value)
            }}
            type="date"
            defaultValue={rules.day}
          />
        )}
      </LabelledField>
    </div>
  )
}
