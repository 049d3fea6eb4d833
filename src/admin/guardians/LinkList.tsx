'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { ChoiceField } from '../ChoiceField'
import { writtenDay } from '../days'
import { FormButtons } from '../FormButtons'
import { complaintAbout, Refused } from '../Refused'
import { useDeed } from '../useDeed'
import type { Text } from '../useText'
import { GUARDIANS, writtenPerson, type FamilyCard, type ShownLink } from './guardians'

type Props = Readonly<{ card: FamilyCard; onDone: (sentence: string) => void; text: Text }>

/** The guardians whom a child has now, each of whom can be taken away. */
export function LinkList({ card, onDone, text }: Props) {
  const held = card.links.filter(({ isHeld }) => isHeld)
  if (held.length === 0) return <p>{text('none')}</p>
  return (
    <ul className="orda-family__list">
      {held.map((link) => (
        <li key={link.id}>
          <One card={card} link={link} onDone={onDone} text={text} />
        </li>
      ))}
    </ul>
  )
}

function One({ card, link, onDone, text }: Props & Readonly<{ link: ShownLink }>) {
  const [isOpen, setOpen] = useState(false)
  const { from, kind, person, until, way } = link
  const days = [
    text('since', { day: writtenDay(from), way }),
    until && text('till', { day: writtenDay(until) }),
  ]
  return (
    <>
      <p>
        <strong>{kind}</strong>: {writtenPerson(person)}
        <small>{days.filter(Boolean).join(' · ')}</small>
      </p>
      {!isOpen && (
        <Button
          aria-label={`${text('end')}: ${person.name}`}
          buttonStyle="secondary"
          margin={false}
          onClick={() => {
            setOpen(true)
          }}
          size="small"
        >
          {text('end')}
        </Button>
      )}
      {isOpen && (
        <End
          card={card}
          link={link}
          onCancel={() => {
            setOpen(false)
          }}
          onDone={onDone}
          text={text}
        />
      )}
    </>
  )
}

type Ending = Props & Readonly<{ link: ShownLink; onCancel: () => void }>

function End({ card, link, onCancel, onDone, text }: Ending) {
  const [reason, setReason] = useState('')
  const { isBusy, refusal, refuse, send } = useDeed(GUARDIANS, text('failed'))
  const end = async (): Promise<void> => {
    if (reason === '') refuse({ field: 'reason', message: text('required') })
    else if (await send({ action: 'end', id: link.id, reason })) onDone(text('ended'))
  }
  return (
    <div className="orda-form orda-form--inner">
      <p>{text('end.text')}</p>
      <ChoiceField
        choices={card.choices.reasons}
        error={complaintAbout(refusal, 'reason')}
        label={text('reason')}
        nothing={text('choose')}
        onChange={setReason}
        value={reason}
      />
      <Refused fields={['reason']} refusal={refusal} />
      <FormButtons
        cancel={text('cancel')}
        isBusy={isBusy}
        onCancel={onCancel}
        onSubmit={() => void end()}
        submit={text('end')}
      />
    </div>
  )
}
