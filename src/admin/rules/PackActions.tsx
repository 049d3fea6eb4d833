'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { announce } from '../announce'
import { ask, type Refusal } from '../ask'
import { Refused } from '../Refused'
import { useText } from '../useText'
import { RULES, type Listed, type Open } from './rules'
import { saveFile } from './saveFile'

type Props = Readonly<{
  pack: Listed
  onApprove: () => void
  onChanged: (next?: Open) => void
  onOpen: (open: Open) => void
}>

type Action = Readonly<{ name: string; isOffered: boolean; act: () => void }>

/** The buttons of a pack: those by which the reader may do something. */
export function PackActions({ onApprove, onChanged, onOpen, pack }: Props) {
  const text = useText('core:rulePacks.')
  const [refusal, setRefusal] = useState<Refusal>()
  const { id, may } = pack
  const remove = async (): Promise<void> => {
    if (!window.confirm(text('remove.sure', { title: pack.title }))) return
    const answer = await ask(RULES, { body: { action: 'remove', id }, failed: text('failed') })
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (!answer.ok) return
    announce(text('removed'))
    onChanged()
  }
  const opening = (what: 'differences' | 'pack') => (): void => {
    onOpen({ what, id })
  }
  const keep = (): void => void saveFile(pack, text('failed')).then(setRefusal)
  const actions: readonly Action[] = [
    { name: may.change ? 'change' : 'show', isOffered: true, act: opening('pack') },
    { name: 'compare', isOffered: true, act: opening('differences') },
    { name: 'approve', isOffered: may.approve, act: onApprove },
    { name: 'export', isOffered: true, act: keep },
    { name: 'remove', isOffered: may.change, act: () => void remove() },
  ]
  return (
    <>
      <div className="orda-buttons">
        {actions
          .filter(({ isOffered }) => isOffered)
          .map(({ act, name }) => (
            <Button
              aria-label={`${text(name)}: ${pack.title}`}
              buttonStyle={name === 'approve' ? 'primary' : 'secondary'}
              key={name}
              margin={false}
              onClick={act}
              size="small"
            >
              {text(name)}
            </Button>
          ))}
      </div>
      <Refused refusal={refusal} />
    </>
  )
}
