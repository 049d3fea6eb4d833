'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { ask, type Refusal } from '../ask'
import { FormButtons } from '../FormButtons'
import { Refused } from '../Refused'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'
import { written } from '../days'
import { RULES, type Comparison, type Listed } from './rules'

type Props = Readonly<{ pack: Listed; onApproved: () => void; onClose: () => void }>

/** What approval brings about, before it is given. */
export function ApproveDialog({ onApproved, onClose, pack }: Props) {
  const text = useText('core:rulePacks.')
  const title = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [comparison] = useLoaded<Comparison>(`${RULES}/compare?id=${pack.id}`)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  const approve = async (): Promise<void> => {
    setBusy(true)
    const body = { id: pack.id, rev: pack.rev }
    const answer = await ask(`${RULES}/approve`, { body, failed: text('failed') })
    setBusy(false)
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (answer.ok) onApproved()
  }
  return (
    <dialog aria-labelledby={title} className="orda-conflict" onClose={onClose} ref={dialog}>
      <h2 id={title}>{text('approve.title', { title: pack.title })}</h2>
      <ul>
        <li>
          {pack.until
            ? text('approve.span', { from: written(pack.from), until: written(pack.until) })
            : text('approve.from', { from: written(pack.from) })}
        </li>
        {comparison && <li>{replaced(comparison, text)}</li>}
        <li>{text('approve.final')}</li>
      </ul>
      <Refused refusal={refusal} />
      <FormButtons
        cancel={text('cancel')}
        isBusy={isBusy}
        onCancel={onClose}
        onSubmit={() => void approve()}
        submit={text('approve')}
      />
    </dialog>
  )
}

function replaced({ differences, other }: Comparison, text: ReturnType<typeof useText>): string {
  if (!other) return text('approve.first')
  return text('approve.replaces', { from: written(other.from), count: differences.length })
}
