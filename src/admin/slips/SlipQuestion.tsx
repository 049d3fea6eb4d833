'use client'

import { useTranslation } from '@payloadcms/ui'
import { useMemo, useState } from 'react'
import { ChoiceField } from '../ChoiceField'
import { searchInstitutions } from '../people/offer'
import { SearchField, type Choice } from '../SearchField'
import type { Text } from '../useText'
import type { Question, SlipsAnswer } from './slips'

type Props = Readonly<{
  answer: SlipsAnswer
  onAsk: (next: Partial<Question>) => void
  question: Question
  text: Text
}>

/** Where, and for whom. */
export function SlipQuestion({ answer, onAsk, question, text }: Props) {
  const { groups, institution, mayChoose, roles } = answer
  return (
    <div className="orda-pair">
      {mayChoose && (
        <Place
          institution={institution}
          onChoose={(id) => {
            onAsk({ institution: id, group: '' })
          }}
          text={text}
        />
      )}
      <ChoiceField
        choices={roles}
        label={text('role')}
        onChange={(role) => {
          onAsk({ role, group: '' })
        }}
        value={question.role}
      />
      {groups.length > 0 && ['parent', 'pupil', 'teacher'].includes(question.role) && (
        <ChoiceField
          choices={groups.map((value) => ({ label: value, value }))}
          label={text('group')}
          nothing={text('allGroups')}
          onChange={(group) => {
            onAsk({ group })
          }}
          value={question.group}
        />
      )}
    </div>
  )
}

type PlaceProps = Readonly<{
  institution: SlipsAnswer['institution']
  onChoose: (id: string) => void
  text: Text
}>

function Place({ institution, onChoose, text }: PlaceProps) {
  const { i18n } = useTranslation()
  const [chosen, setChosen] = useState<Choice | undefined>(
    institution ? { id: institution.id, label: institution.name } : undefined,
  )
  const search = useMemo(() => searchInstitutions(true, i18n.language), [i18n.language])
  return (
    <SearchField
      hint={text('institutionHint')}
      label={text('institution')}
      onChange={(choice) => {
        setChosen(choice)
        if (choice) onChoose(choice.id)
      }}
      search={search}
      value={chosen}
    />
  )
}
