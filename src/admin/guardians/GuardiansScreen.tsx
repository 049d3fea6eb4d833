'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { ChoiceField } from '../ChoiceField'
import { TextInput } from '../TextInput'
import { useLoaded } from '../useLoaded'
import { useText, type Text } from '../useText'
import { PUPILS, type PupilsAnswer } from './guardians'
import { GuardiansCard } from './GuardiansCard'

type Pupil = PupilsAnswer['pupils'][number]

/** After so many milliseconds without a key, the search begins. */
const PAUSE = 250

/** The pupils one answers for, by class or by name, and the guardians of one of them. */
export function GuardiansScreen() {
  const text = useText('core:guardians.')
  const [chosen, setChosen] = useState<Pupil>()
  const [group, setGroup] = useState('')
  const [named, setNamed] = useState('')
  const asked = useSettled(named)
  const query = new URLSearchParams({ ...(group && { group }), ...(asked && { named: asked }) })
  const [answer, again] = useLoaded<PupilsAnswer>(`${PUPILS}?${query.toString()}`)
  if (chosen)
    return (
      <Single
        onBack={() => {
          setChosen(undefined)
          again()
        }}
        pupil={chosen}
        text={text}
      />
    )
  if (!answer) return <p role="status">{text('loading')}</p>
  return (
    <>
      <p>{text('intro')}</p>
      <div className="orda-pair orda-family__question">
        {answer.groups.length > 0 && (
          <ChoiceField
            choices={answer.groups.map((one) => ({ label: one, value: one }))}
            label={text('class')}
            nothing={text('class.all')}
            onChange={setGroup}
            value={group}
          />
        )}
        <TextInput label={text('named')} maxLength={100} onChange={setNamed} value={named} />
      </div>
      <Pupils answer={answer} onChoose={setChosen} text={text} />
    </>
  )
}

function Pupils({
  answer,
  onChoose,
  text,
}: Readonly<{ answer: PupilsAnswer; onChoose: (pupil: Pupil) => void; text: Text }>) {
  if (answer.pupils.length === 0) return <p role="status">{text('nobody')}</p>
  return (
    <>
      <ul className="orda-family__pupils">
        {answer.pupils.map((pupil) => (
          <li key={pupil.id}>
            <button
              onClick={() => {
                onChoose(pupil)
              }}
              type="button"
            >
              <strong>{pupil.name}</strong>
              <span>{[pupil.group, pupil.username].filter(Boolean).join(' · ')}</span>
              <small>{countsOf(pupil, text)}</small>
            </button>
          </li>
        ))}
      </ul>
      {answer.more && <p>{text('more')}</p>}
    </>
  )
}

function countsOf({ codes, guardians }: Pupil, text: Text): string {
  const known = guardians === 0 ? text('count.none') : text('count', { count: guardians })
  return codes === 0 ? known : `${known} ${text('count.codes', { count: codes })}`
}

function Single({
  onBack,
  pupil,
  text,
}: Readonly<{ onBack: () => void; pupil: Pupil; text: Text }>) {
  return (
    <>
      <Button buttonStyle="secondary" margin={false} onClick={onBack} size="small">
        {text('back')}
      </Button>
      <h2>{[pupil.name, pupil.group].filter(Boolean).join(', ')}</h2>
      <GuardiansCard child={pupil.id} />
    </>
  )
}

/** What was typed, once the typing pauses. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(typed)
    }, PAUSE)
    return () => {
      clearTimeout(timer)
    }
  }, [typed])
  return settled
}
