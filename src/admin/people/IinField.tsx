'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { announce } from '../announce'
import { ask, type Refusal } from '../ask'
import { FormButtons } from '../FormButtons'
import { LabelledField } from '../LabelledField'
import { complaintAbout, Refused } from '../Refused'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'

const IIN = '/api/plugins/core/iin'

/** The number of a person on his account: most of it hidden, set by those who manage the account. */
export function IinField() {
  const { id } = useDocumentInfo()
  const [known, again] = useLoaded<{ iin: string | null; isFree: boolean }>(
    id === undefined ? undefined : `${IIN}?user=${String(id)}`,
  )
  if (id === undefined || known?.isFree !== true) return null
  return <Known again={again} iin={known.iin} key={known.iin} user={String(id)} />
}

type Props = Readonly<{ again: () => void; iin: string | null; user: string }>

function Known({ again, iin, user }: Props) {
  const text = useText('core:iin.')
  const [isOpen, setOpen] = useState(false)
  const toggle = (): void => {
    setOpen(!isOpen)
  }
  return (
    <div className="orda-field orda-iin">
      <p>
        <strong>{text('title')}</strong> {iin ?? text('none')}{' '}
        <button aria-expanded={isOpen} onClick={toggle} type="button">
          {text(iin === null ? 'add' : 'change')}
        </button>
      </p>
      {isOpen && <Change again={again} onCancel={toggle} user={user} />}
    </div>
  )
}

function Change({
  again,
  onCancel,
  user,
}: Omit<Props, 'iin'> & Readonly<{ onCancel: () => void }>) {
  const text = useText('core:iin.')
  const [iin, setIin] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const save = async (): Promise<void> => {
    setBusy(true)
    const answer = await ask(IIN, { body: { iin, user }, failed: text('failed') })
    setBusy(false)
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (!answer.ok) return
    announce(text('kept'))
    again()
  }
  return (
    <div className="orda-form orda-form--inner">
      <LabelledField
        error={complaintAbout(refusal, 'iin')}
        hint={text('hint')}
        label={text('title')}
      >
        {(control) => (
          <input
            {...control}
            autoComplete="off"
            inputMode="numeric"
            maxLength={12}
            onChange={({ target }) => {
              setIin(target.value.replace(/\D/g, ''))
            }}
            value={iin}
          />
        )}
      </LabelledField>
      <Refused fields={['iin']} refusal={refusal} />
      <FormButtons
        cancel={text('cancel')}
        isBusy={isBusy}
        onCancel={onCancel}
        onSubmit={() => void save()}
        submit={text('save')}
      />
    </div>
  )
}
