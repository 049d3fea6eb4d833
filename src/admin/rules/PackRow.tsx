'use client'

import { useState } from 'react'
import { announce } from '../announce'
import { useText, type Text } from '../useText'
import { ApproveDialog } from './ApproveDialog'
import { PackActions } from './PackActions'
import { spanOf, type Listed, type Open } from './rules'

type Props = Readonly<{
  isInForce: boolean
  pack: Listed
  onChanged: (next?: Open) => void
  onOpen: (open: Open) => void
}>

/** A pack of the institution itself, and what the reader may do with it. */
export function PackRow({ isInForce, onChanged, onOpen, pack }: Props) {
  const text = useText('core:rulePacks.')
  const [isApproving, setApproving] = useState(false)
  return (
    <li className={isInForce ? 'orda-rules__pack orda-rules__pack--holds' : 'orda-rules__pack'}>
      <p>
        <strong>{pack.title}</strong> <small>{spanOf(pack, text)}</small>
      </p>
      <p>{stateText(pack, isInForce, text)}</p>
      <PackActions
        onApprove={() => {
          setApproving(true)
        }}
        onChanged={onChanged}
        onOpen={onOpen}
        pack={pack}
      />
      {isApproving && (
        <ApproveDialog
          onApproved={() => {
            setApproving(false)
            announce(text('approved'))
            onChanged()
          }}
          onClose={() => {
            setApproving(false)
          }}
          pack={pack}
        />
      )}
    </li>
  )
}

/** Whether it is in force, and who has written and approved it, or must. */
function stateText(
  { approver, author, may, state }: Listed,
  isInForce: boolean,
  text: Text,
): string {
  const by = text('by', { name: author || text('system') })
  if (state === 'draft')
    return [text('state.draft'), by, text(may.isOwn ? 'waits.own' : 'waits')].join('. ')
  const approvedBy = text('approvedBy', { name: approver || text('system') })
  return [text(isInForce ? 'state.holds' : 'state.approved'), by, approvedBy].join('. ')
}
