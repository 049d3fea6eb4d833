'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { momentOf } from '../days'
import { Refused } from '../Refused'
import { useDeed } from '../useDeed'
import type { Text } from '../useText'
import { writtenPerson } from '../guardians/guardians'
import { AcceptForm } from './AcceptForm'
import { HANDOVERS, type ShownHandover } from './handovers'

type Props = Readonly<{
  onDone: (sentence: string) => void
  rows: readonly ShownHandover[]
  text: Text
  title: string
}>

type Action = 'accept' | 'decline' | 'withdraw'
const DONE = { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' } as const

/** What waits on one side: chosen one by one or all at once, then decided together. */
export function WaitingHandovers({ onDone, rows, text, title }: Props) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [isAccepting, setAccepting] = useState(false)
  const { isBusy, refusal, send } = useDeed(HANDOVERS, text('failed'))
  if (rows.length === 0) return null
  const picked = rows.filter(({ id }) => chosen.includes(id))
  const ids = picked.map(({ id }) => id)
  const decide = async (action: Action, more: object = {}): Promise<void> => {
    setAccepting(false)
    if (await send({ action, ids, ...more })) onDone(text(DONE[action]))
  }
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <All
        isChosen={ids.length === rows.length}
        onChoose={(isChosen) => {
          setChosen(isChosen ? rows.map(({ id }) => id) : [])
        }}
        text={text}
      />
      <ul className="orda-family__list">
        {rows.map((row) => (
          <li key={row.id}>
            <Row
              isChosen={chosen.includes(row.id)}
              onChoose={(isChosen) => {
                setChosen(withChoice(chosen, row.id, isChosen))
              }}
              row={row}
              text={text}
            />
          </li>
        ))}
      </ul>
      <Refused refusal={refusal} />
      {isAccepting ? (
        <AcceptForm
          isBusy={isBusy}
          onAccept={(group) => void decide('accept', { group })}
          onCancel={() => {
            setAccepting(false)
          }}
          picked={picked}
          text={text}
        />
      ) : (
        <Actions
          isBusy={isBusy}
          onAccept={() => {
            setAccepting(true)
          }}
          onDecide={(action) => void decide(action)}
          picked={picked}
          text={text}
        />
      )}
    </section>
  )
}

function withChoice(chosen: readonly string[], id: string, isChosen: boolean): string[] {
  const others = chosen.filter((one) => one !== id)
  return isChosen ? [...others, id] : others
}

function All({ isChosen, onChoose, text }: Omit<Single, 'row'>) {
  return (
    <label className="orda-handovers__all">
      <input
        checked={isChosen}
        onChange={({ target }) => {
          onChoose(target.checked)
        }}
        type="checkbox"
      />{' '}
      {text('all')}
    </label>
  )
}

type Acting = Readonly<{
  isBusy: boolean
  onAccept: () => void
  onDecide: (action: Action) => void
  picked: readonly ShownHandover[]
  text: Text
}>

/** Only what may be done with all that is chosen. */
function Actions({ isBusy, onAccept, onDecide, picked, text }: Acting) {
  if (picked.length === 0) return null
  const mayDecide = picked.every(({ may }) => may.decide)
  const mayWithdraw = picked.every(({ may }) => may.withdraw)
  const button = (action: Action, isFirst = false) => (
    <Button
      buttonStyle={isFirst ? 'primary' : 'secondary'}
      disabled={isBusy}
      margin={false}
      onClick={() => {
        if (action === 'accept') onAccept()
        else onDecide(action)
      }}
      size="medium"
    >
      {text(action)}
    </Button>
  )
  return (
    <>
      <p role="status">{text('selected', { count: picked.length })}</p>
      <div className="orda-buttons">
        {mayDecide && button('accept', true)}
        {mayDecide && button('decline')}
        {mayWithdraw && button('withdraw')}
      </div>
    </>
  )
}

type Single = Readonly<{
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
  row: ShownHandover
  text: Text
}>

function Row({ isChosen, onChoose, row, text }: Single) {
  const { askedAt, from, group, isComing, may, person, role, to } = row
  const state = text(may.decide ? 'state.waiting' : 'state.theirs')
  return (
    <label>
      <input
        checked={isChosen}
        onChange={({ target }) => {
          onChoose(target.checked)
        }}
        type="checkbox"
      />
      <span>
        <strong>{writtenPerson(person)}</strong>
        <small>
          {[role, isComing ? from : to, group, momentOf(askedAt), state]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
    </label>
  )
}
