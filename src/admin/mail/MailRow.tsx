'use client'

import { Button } from '@payloadcms/ui'
import type { Text } from '../useText'
import { writtenMoment, type DeadMail } from './deadMail'

type Props = Readonly<{
  isBusy: boolean
  mail: DeadMail
  onDecide: (action: 'drop' | 'retry') => void
  text: Text
}>

/** One mail, and what can be done with it. */
export function MailRow({ isBusy, mail, onDecide, text }: Props) {
  return (
    <tr>
      <td>{mail.name}</td>
      <td data-label={text('address')}>{mail.address || text('noAddress')}</td>
      <td data-label={text('at')}>{writtenMoment(mail.at)}</td>
      <td data-label={text('attempts')}>{mail.attempts}</td>
      <td data-label={text('error')}>
        <code>{mail.error}</code>
      </td>
      <td>
        <div className="orda-buttons">
          {(['retry', 'drop'] as const).map((action) => (
            <Button
              buttonStyle={action === 'retry' ? 'primary' : 'secondary'}
              disabled={isBusy}
              key={action}
              margin={false}
              onClick={() => {
                onDecide(action)
              }}
              size="small"
            >
              {text(action)}
            </Button>
          ))}
        </div>
      </td>
    </tr>
  )
}
