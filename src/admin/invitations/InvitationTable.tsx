'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { momentOf } from '../days'
import { Refused } from '../Refused'
import { useDeed } from '../useDeed'
import type { Text } from '../useText'
import { INVITATIONS, type ShownInvitation } from './invitations'

type Props = Readonly<{
  onDone: (sentence: string) => void
  rows: readonly ShownInvitation[]
  text: Text
}>

const COLUMNS = ['person', 'role', 'by', 'state', 'actions'] as const

/** Invitations, the newest first, each with what can be done about it. */
export function InvitationTable({ onDone, rows, text }: Props) {
  return (
    <div className="orda-mail">
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {text(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} onDone={onDone} row={row} text={text} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type One = Pick<Props, 'onDone' | 'text'> & Readonly<{ row: ShownInvitation }>

function Row({ onDone, row, text }: One) {
  const { by, email, endsAt, group, institution, name, role, state } = row
  return (
    <tr>
      <td>
        <strong>{name}</strong>
        <br />
        {email}
      </td>
      <td data-label={text('role')}>{[role, group, institution].filter(Boolean).join(', ')}</td>
      <td data-label={text('by')}>{by}</td>
      <td data-label={text('state')}>{text(`state.${state}`, { moment: momentOf(endsAt) })}</td>
      <td>
        <Actions onDone={onDone} row={row} text={text} />
      </td>
    </tr>
  )
}

/** One that waits can be sent again or taken back; one that has run out can be sent again. */
function Actions({ onDone, row, text }: One) {
  const [isAsking, setAsking] = useState(false)
  const { isBusy, refusal, send } = useDeed(INVITATIONS, text('failed'))
  const { id, mayDecide, name, state } = row
  if (!mayDecide || (state !== 'waiting' && state !== 'expired')) return null
  const decide = async (action: 'resend' | 'withdraw'): Promise<void> => {
    if (await send({ action, id })) onDone(text(action === 'resend' ? 'resent' : 'withdrawn'))
  }
  const button = (action: 'resend' | 'withdraw', onClick: () => void) => (
    <Button
      aria-label={text(`${action}.for`, { name })}
      buttonStyle="secondary"
      disabled={isBusy}
      margin={false}
      onClick={onClick}
      size="small"
    >
      {text(action)}
    </Button>
  )
  return (
    <>
      {isAsking && <p role="status">{text('withdraw.text')}</p>}
      <div className="orda-buttons">
        {!isAsking && button('resend', () => void decide('resend'))}
        {state === 'waiting' &&
          button('withdraw', () => {
            if (isAsking) void decide('withdraw')
            else setAsking(true)
          })}
        {isAsking && (
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => {
              setAsking(false)
            }}
            size="small"
          >
            {text('cancel')}
          </Button>
        )}
      </div>
      <Refused refusal={refusal} />
    </>
  )
}
