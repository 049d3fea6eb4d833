'use client'

import { ConfirmationModal, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { announce } from '../announce'
import { ask, type Refusal } from '../ask'
import { dayOf, written } from '../days'
import { Refused } from '../Refused'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'

const FACTOR = '/api/plugins/core/second-factor'

/** The second step of a person on his account: whether there is one, and how it is taken away from who has lost it. */
export function SecondStepField() {
  const { id } = useDocumentInfo()
  const [known, again] = useLoaded<{ since: string | null; isFree: boolean }>(
    id === undefined ? undefined : `${FACTOR}?user=${String(id)}`,
  )
  if (id === undefined || known?.isFree !== true) return null
  return <Known again={again} since={known.since} user={String(id)} />
}

type Props = Readonly<{ again: () => void; since: string | null; user: string }>

function Known({ again, since, user }: Props) {
  const text = useText('core:secondStep.')
  const { openModal } = useModal()
  const [refusal, setRefusal] = useState<Refusal>()
  const modal = `second-step-${user}`
  const reset = async (): Promise<void> => {
    const answer = await ask(`${FACTOR}/reset`, { body: { user }, failed: text('failed') })
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (!answer.ok) return
    announce(text('done'))
    again()
  }
  return (
    <div className="orda-field orda-iin">
      <p>
        <strong>{text('title')}</strong>{' '}
        {since === null ? text('none') : text('since', { day: written(dayOf(since)) })}{' '}
        {since !== null && (
          <button
            onClick={() => {
              openModal(modal)
            }}
            type="button"
          >
            {text('reset')}
          </button>
        )}
      </p>
      <Refused refusal={refusal} />
      <ConfirmationModal
        body={<p>{text('reset.text')}</p>}
        cancelLabel={text('cancel')}
        confirmLabel={text('reset')}
        heading={text('reset.title')}
        modalSlug={modal}
        onConfirm={reset}
      />
    </div>
  )
}
