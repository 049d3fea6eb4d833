'use client'

import type { Text } from '../useText'
import type { DeadMail } from './deadMail'
import { MailRow } from './MailRow'

const COLUMNS = ['kind', 'address', 'at', 'attempts', 'error', 'actions'] as const

export type MailDecision = Readonly<{ action: 'drop' | 'retry'; id: string }>

type Props = Readonly<{
  failed: readonly DeadMail[]
  isBusy: (id: string) => boolean
  onDecide: (decision: MailDecision) => void
  text: Text
}>

/** The mails that could not be delivered, each with what can be done. */
export function MailTable({ failed, isBusy, onDecide, text }: Props) {
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
          {failed.map((mail) => (
            <MailRow
              isBusy={isBusy(mail.id)}
              key={mail.id}
              mail={mail}
              onDecide={(action) => {
                onDecide({ action, id: mail.id })
              }}
              text={text}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
