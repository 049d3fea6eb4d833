'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { announce } from '../announce'
import { ask, type Refusal } from '../ask'
import { Refused } from '../Refused'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'
import { DEAD_MAIL, type DeadMailAnswer } from './deadMail'
import { MailTable, type MailDecision } from './MailTable'

type Decision = MailDecision | Readonly<{ action: 'retry-all'; id?: undefined }>

const ALL = 'all'
const SAID = { drop: 'dropped', retry: 'retried', 'retry-all': 'allRetried' } as const

/** Mails that nobody will try again by himself: each is sent anew, or given up. */
export function MailScreen() {
  const text = useText('core:mail.')
  const [answer, again] = useLoaded<DeadMailAnswer>(DEAD_MAIL)
  const [busy, setBusy] = useState<string>()
  const [refusal, setRefusal] = useState<Refusal>()
  const decide = async (decision: Decision): Promise<void> => {
    setBusy(decision.id ?? ALL)
    const done = await ask(DEAD_MAIL, { body: decision, failed: text('failed') })
    setBusy(undefined)
    setRefusal(done.ok ? undefined : done.refusal)
    if (done.ok) announce(text(SAID[decision.action]))
    again()
  }
  if (!answer) return <p role="status">{text('loading')}</p>
  const { all, failed, waiting } = answer
  return (
    <>
      <p>{text('intro')}</p>
      <p>{text('waiting', { count: waiting })}</p>
      {all > failed.length && <p>{text('more', { all, shown: failed.length })}</p>}
      <Refused refusal={refusal} />
      {failed.length > 1 && (
        <Button
          buttonStyle="secondary"
          disabled={busy !== undefined}
          margin={false}
          onClick={() => void decide({ action: 'retry-all' })}
          size="small"
        >
          {text('retryAll', { all })}
        </Button>
      )}
      {failed.length === 0 ? (
        <p>{text('none')}</p>
      ) : (
        <MailTable
          failed={failed}
          isBusy={(id) => busy === id || busy === ALL}
          onDecide={(decision) => void decide(decision)}
          text={text}
        />
      )}
    </>
  )
}
