'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { written, writtenDay } from '../days'
import { FormButtons } from '../FormButtons'
import { complaintAbout, Refused } from '../Refused'
import { TextInput } from '../TextInput'
import { useDeed } from '../useDeed'
import type { Text } from '../useText'
import { BarForm } from './BarForm'
import { RESTRICTIONS, writtenPerson, type FamilyCard, type ShownBar } from './guardians'

type Props = Readonly<{ card: FamilyCard; onDone: (sentence: string) => void; text: Text }>

/** Who is kept away from a child, for head and deputies alone. */
export function BarList({ card, onDone, text }: Props) {
  const [isOpen, setOpen] = useState(false)
  const held = card.bars.filter(({ isHeld }) => isHeld)
  const close = (): void => {
    setOpen(false)
  }
  return (
    <div>
      <h4>{text('bars')}</h4>
      <p className="orda-field__hint">{text('bars.text')}</p>
      {held.length > 0 && (
        <ul className="orda-family__list">
          {held.map((bar) => (
            <li key={bar.id}>
              <One bar={bar} onDone={onDone} text={text} />
            </li>
          ))}
        </ul>
      )}
      {isOpen ? (
        <BarForm
          card={card}
          onCancel={close}
          onDone={(sentence) => {
            close()
            onDone(sentence)
          }}
          text={text}
        />
      ) : (
        <Button
          buttonStyle="secondary"
          margin={false}
          onClick={() => {
            setOpen(true)
          }}
          size="small"
        >
          {text('bar.open')}
        </Button>
      )}
    </div>
  )
}

/** A restriction in words: who, upon which document, until when. */
export function barFacts({ iin, issued, number, paper, until }: ShownBar, text: Text): string {
  return [
    iin && text('bar.shown.iin', { iin }),
    text('bar.shown.paper', { day: written(issued), number, paper }),
    until && text('till', { day: writtenDay(until) }),
  ]
    .filter(Boolean)
    .join(' · ')
}

type Single = Readonly<{ bar: ShownBar; onDone: (sentence: string) => void; text: Text }>

function One({ bar, onDone, text }: Single) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { isBusy, refusal, refuse, send } = useDeed(RESTRICTIONS, text('failed'))
  const lift = async (): Promise<void> => {
    if (reason.trim() === '') refuse({ field: 'reason', message: text('required') })
    else if (await send({ action: 'lift', id: bar.id, reason })) onDone(text('bar.lifted'))
  }
  return (
    <>
      <p>
        <strong>{writtenPerson(bar.person) || text('bar.nameless')}</strong>
        <small>{barFacts(bar, text)}</small>
      </p>
      {isOpen ? (
        <div className="orda-form orda-form--inner">
          <p>{text('bar.lift.text')}</p>
          <TextInput
            error={complaintAbout(refusal, 'reason')}
            label={text('bar.reason')}
            maxLength={500}
            onChange={setReason}
            value={reason}
          />
          <Refused fields={['reason']} refusal={refusal} />
          <FormButtons
            cancel={text('cancel')}
            isBusy={isBusy}
            onCancel={() => {
              setOpen(false)
            }}
            onSubmit={() => void lift()}
            submit={text('bar.lift')}
          />
        </div>
      ) : (
        <Button
          buttonStyle="secondary"
          margin={false}
          onClick={() => {
            setOpen(true)
          }}
          size="small"
        >
          {text('bar.lift')}
        </Button>
      )}
    </>
  )
}
