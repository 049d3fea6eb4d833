'use client'

import { Button } from '@payloadcms/ui'
import { writtenDay } from '../days'
import type { Text } from '../useText'
import { confirmersText, spanText, type RoleCard } from './card'

type Props = Readonly<{
  card: RoleCard
  isBusy: boolean
  text: Text
  onDecide: (action: 'confirm' | 'decline') => void
}>

/** What waits for a second person about a role, and what the reader may do about that. */
export function Proposal({ card, isBusy, onDecide, text }: Props) {
  const { may, proposal } = card
  if (!proposal) return null
  const button = (action: 'confirm' | 'decline', label: string) => (
    <Button
      buttonStyle={action === 'confirm' ? 'primary' : 'secondary'}
      disabled={isBusy}
      margin={false}
      onClick={() => {
        onDecide(action)
      }}
      size="small"
    >
      {label}
    </Button>
  )
  return (
    <div className="orda-proposal">
      <p>
        <strong>{text(`waiting.${proposal.kind}`)}.</strong>{' '}
        {proposal.kind !== 'end' && text('span', { span: spanText(proposal, text) })}{' '}
        {text('waiting.by', { name: proposal.by || '—', day: writtenDay(proposal.at) })}
      </p>
      {proposal.isOwn && !proposal.isStale && <p>{text('waiting.own')}</p>}
      <p>{proposal.isStale ? text('waiting.stale') : confirmersText(proposal.confirmers, text)}</p>
      <div className="orda-buttons">
        {may.confirm && button('confirm', text('confirm'))}
        {may.decline && button('decline', text(proposal.isOwn ? 'withdraw' : 'decline'))}
      </div>
    </div>
  )
}
