'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { ask, type Refusal } from '../ask'
import { download } from '../import/download'
import { Refused } from '../Refused'
import type { Text } from '../useText'
import { blueprintAddress, type Wanted } from './blueprint'

type Props = Readonly<{ name: string; text: Text; wanted: Wanted }>

/** Saves the set-up of the institution. */
export function SaveFile({ name, text, wanted }: Props) {
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const save = async (): Promise<void> => {
    setBusy(true)
    const answer = await ask<object>(blueprintAddress('', wanted), { failed: text('failed') })
    setBusy(false)
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (answer.ok)
      download(`${name}.json`, JSON.stringify(answer.value, null, 2), 'application/json')
  }
  return (
    <section>
      <h2>{text('save.title')}</h2>
      <p>{text('save.text', { name })}</p>
      <Refused refusal={refusal} />
      <Button
        buttonStyle="secondary"
        disabled={isBusy}
        margin={false}
        onClick={() => void save()}
        size="medium"
      >
        {text('save')}
      </Button>
    </section>
  )
}
