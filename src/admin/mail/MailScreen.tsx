'use client'

import { useState } from 'react'
import { announce } from '../announce'
import { ask, type Refusal } from '../ask'
import { Refused } from '../Refused'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'
import { DEAD_MAIL, type DeadMailAnswer } from './deadMail'
import { MailRow } from './MailRow'

const COLUMNS = ['kind', 'address', 'at', 'attempts', 'error'] as const

/** Mails that nobody will try again by himself: each is sent anew, or given up. */
export function MailScreen() {
  const text = useText('core:mail.')
  const [answer, again] = useLoaded<DeadMailAnswer>(DEAD_MAIL)
  const [busy, setBusy] = useState<string>()
  const [refusal, setRefusal] = useState<Refusal>()
  const decide = async (id: string, action: 'drop' | 'retry'): Promise<void> => {
    setBusy(id)
    const done = await ask(DEAD_MAIL, { body: { action, id }, failed: text('failed') })
    setBusy(undefined)
    setRefusal(done.ok ? undefined : done.refusal)
    if (done.ok) announce(text(action === 'retry' ? 'retried' : 'dropped'))
    again()
  }
  if (!answer) return <p role="status">{text('loading')}</p>
  const { failed, waiting } = answer
  return (
    <>
      <p>{text('intro')}</p>
      <p>{text('waiting', { count: waiting })}</p>
      <Refused refusal={refusal} />
      {failed.length === 0 ? (
        <p>{text('none')}</p>
      ) : (
        <div className="orda-mail">
          <table>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {text(column)}
                  </th>
                ))}
                <th scope="col">{text('actions')}</th>
              </tr>
            </thead>
            <tbody>
              {failed.map((mail) => (
                <MailRow
                  isBusy={busy === mail.id}
                  key={mail.id}
                  mail={mail}
                  onDecide={(action) => void decide(mail.id, action)}
                  text={text}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
