'use client'

import { useCallback, useState } from 'react'
import { ChoiceField } from '../ChoiceField'
import { dayOf, endOfDay } from '../days'
import { FormButtons } from '../FormButtons'
import { AccountField } from '../people/AccountField'
import { complaintAbout, Refused } from '../Refused'
import type { Choice } from '../SearchField'
import { TextInput } from '../TextInput'
import { useDeed } from '../useDeed'
import type { Text } from '../useText'
import { RESTRICTIONS, type FamilyCard } from './guardians'

type Props = Readonly<{
  card: FamilyCard
  onCancel: () => void
  onDone: (sentence: string) => void
  text: Text
}>

const FIELDS = ['person', 'iin', 'name', 'paper', 'number', 'issued', 'until']
const NOTHING = { iin: '', issued: '', name: '', number: '', paper: 'court', until: '' }

type Given = typeof NOTHING

/** Keeps somebody away from a child: who, upon which document, until when. */
export function BarForm({ card, onCancel, onDone, text }: Props) {
  const [account, setAccount] = useState<Choice>()
  const [given, setGiven] = useState<Given>(NOTHING)
  const { isBusy, refusal, refuse, send } = useDeed(RESTRICTIONS, text('failed'))
  const typed = useCallback((name: string) => text('typed', { name }), [text])
  const field = (name: keyof Given) => ({
    error: complaintAbout(refusal, name),
    label: text(`bar.${name}`),
    onChange: (value: string) => {
      setGiven((before) => ({ ...before, [name]: value }))
    },
    value: given[name],
  })
  const save = async (): Promise<void> => {
    const missing = missingIn(given, account)
    if (missing !== undefined) {
      refuse({ field: missing, message: text('required') })
      return
    }
    if (await send(bodyOf(card, given, account))) onDone(text('bar.saved'))
  }
  return (
    <div className="orda-form">
      <AccountField
        error={complaintAbout(refusal, 'person')}
        hint={text('bar.person.hint')}
        label={text('account')}
        onChange={setAccount}
        typed={typed}
        value={account}
      />
      {!account && (
        <div className="orda-pair">
          <TextInput {...field('iin')} inputMode="numeric" maxLength={12} />
          <TextInput {...field('name')} maxLength={200} />
        </div>
      )}
      <ChoiceField choices={card.choices.papers} {...field('paper')} />
      <div className="orda-pair">
        <TextInput {...field('number')} maxLength={100} />
        <TextInput {...field('issued')} max={dayOf(new Date().toISOString())} type="date" />
      </div>
      <TextInput {...field('until')} hint={text('bar.until.hint')} max="2099-12-31" type="date" />
      <Refused fields={FIELDS} refusal={refusal} />
      <FormButtons
        cancel={text('cancel')}
        isBusy={isBusy}
        onCancel={onCancel}
        onSubmit={() => void save()}
        submit={text('bar.save')}
      />
    </div>
  )
}

function missingIn(
  { iin, issued, number }: Given,
  account: Choice | undefined,
): string | undefined {
  if (!account && iin === '') return 'person'
  if (number.trim() === '') return 'number'
  return issued === '' ? 'issued' : undefined
}

function bodyOf({ child }: FamilyCard, given: Given, account: Choice | undefined): object {
  const { iin, issued, name, number, paper, until } = given
  const who = account ? { person: account.id } : { iin, name }
  const document = { issued, number, paper, until: endOfDay(until) }
  return { action: 'restrict', child: child.id, ...who, ...document }
}
