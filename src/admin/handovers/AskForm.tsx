'use client'

import { useTranslation } from '@payloadcms/ui'
import { useMemo, useState } from 'react'
import { ask } from '../ask'
import { ChoiceField } from '../ChoiceField'
import { FormButtons } from '../FormButtons'
import { PUPILS, type PupilsAnswer } from '../guardians/guardians'
import { LabelledField } from '../LabelledField'
import { searchInstitutions } from '../people/offer'
import { complaintAbout, Refused } from '../Refused'
import { SearchField, type Choice } from '../SearchField'
import { TextInput } from '../TextInput'
import { useDeed } from '../useDeed'
import type { Text } from '../useText'
import { HANDOVERS, userNamesIn, type HandoversAnswer } from './handovers'

type Props = Readonly<{
  answer: HandoversAnswer
  onCancel: () => void
  onDone: (sentence: string) => void
  text: Text
  way: 'release' | 'request'
}>

const FIELDS = ['users', 'to', 'group']

/** Lets accounts go to another school, or asks for them: by user name, or a whole class. */
export function AskForm({ answer, onCancel, onDone, text, way }: Props) {
  const [own] = answer.schools
  const only = way === 'request' && own ? { id: own.id, label: own.name } : undefined
  const [to, setTo] = useState<Choice | undefined>(only)
  const [typed, setTyped] = useState('')
  const [group, setGroup] = useState('')
  const { isBusy, refusal, refuse, send } = useDeed<{ ids: string[] }>(HANDOVERS, text('failed'))
  const submit = async (): Promise<void> => {
    const users = userNamesIn(typed)
    const missing = missingIn(users, to)
    if (missing !== undefined) return refuse({ field: missing, message: text('required') })
    const done = await send({ action: way, group, to: to?.id, users })
    if (done) onDone(text('sent', { count: done.ids.length }))
  }
  return (
    <div className="orda-form">
      {way === 'release' && answer.groups.length > 0 && (
        <WholeClass
          groups={answer.groups}
          onAdd={(names) => {
            setTyped((before) => [...new Set([...userNamesIn(before), ...names])].join('\n'))
          }}
          text={text}
        />
      )}
      <UserNames
        error={complaintAbout(refusal, 'users')}
        onChange={setTyped}
        text={text}
        value={typed}
      />
      <Target
        error={complaintAbout(refusal, 'to')}
        isFixed={only !== undefined && answer.schools.length === 1}
        onChange={setTo}
        text={text}
        value={to}
      />
      {way === 'request' && (
        <TextInput
          error={complaintAbout(refusal, 'group')}
          hint={text('group.hint')}
          label={text('group')}
          maxLength={20}
          onChange={setGroup}
          value={group}
        />
      )}
      <Refused fields={FIELDS} refusal={refusal} />
      <FormButtons
        cancel={text('cancel')}
        isBusy={isBusy}
        onCancel={onCancel}
        onSubmit={() => void submit()}
        submit={text(`send.${way}`)}
      />
    </div>
  )
}

function missingIn(users: readonly string[], to: Choice | undefined): string | undefined {
  if (users.length === 0) return 'users'
  return to ? undefined : 'to'
}

type Naming = Readonly<{
  error: string | undefined
  onChange: (typed: string) => void
  text: Text
  value: string
}>

function UserNames({ error, onChange, text, value }: Naming) {
  return (
    <LabelledField error={error} hint={text('users.hint')} label={text('users')}>
      {(control) => (
        <textarea
          {...control}
          onChange={({ target }) => {
            onChange(target.value)
          }}
          rows={5}
          spellCheck={false}
          value={value}
        />
      )}
    </LabelledField>
  )
}

type Aiming = Readonly<{
  error: string | undefined
  isFixed: boolean
  onChange: (to: Choice | undefined) => void
  text: Text
  value: Choice | undefined
}>

/** The new school: one's own where one asks, else any. */
function Target({ error, isFixed, onChange, text, value }: Aiming) {
  const { i18n } = useTranslation()
  const search = useMemo(() => searchInstitutions(true, i18n.language), [i18n.language])
  if (isFixed)
    return (
      <p>
        {text('toOwn')}: <strong>{value?.label}</strong>
      </p>
    )
  return (
    <SearchField
      error={error}
      hint={text('to.hint')}
      label={text('to')}
      onChange={onChange}
      search={search}
      value={value}
    />
  )
}

type Adding = Readonly<{
  groups: readonly string[]
  onAdd: (names: readonly string[]) => void
  text: Text
}>

/** Adds the pupils of a class to those that are named. */
function WholeClass({ groups, onAdd, text }: Adding) {
  const add = async (group: string): Promise<void> => {
    if (group === '') return
    const address = `${PUPILS}?group=${encodeURIComponent(group)}`
    const found = await ask<PupilsAnswer>(address, { failed: text('failed') })
    if (found.ok) onAdd(found.value.pupils.map(({ username }) => username))
  }
  return (
    <ChoiceField
      choices={groups.map((one) => ({ label: one, value: one }))}
      label={text('class.add')}
      nothing={text('class.none')}
      onChange={(group) => void add(group)}
      value=""
    />
  )
}
