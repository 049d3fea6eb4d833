'use client'

import { useState } from 'react'
import type { Fault } from '#kernel'
import { ask, type Refusal } from '../ask'
import { FormButtons } from '../FormButtons'
import { Refused } from '../Refused'
import type { Values } from '../schemaForm/form'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'
import { announce } from '../announce'
import { MODULES } from './board'
import { ReasonField } from './ReasonField'
import { SettingField } from './SettingField'
import type { Settings } from './settings'

type Props = Readonly<{ institution: string; module: string }>

/** How a module is set at an institution: each value its own, or as above. */
export function SettingsPanel({ institution, module }: Props) {
  const [settings, again] = useLoaded<Settings>(
    `${MODULES}/settings?institution=${institution}&module=${module}`,
  )
  if (!settings) return null
  return (
    <SettingsForm
      {...{ institution, module, settings }}
      key={JSON.stringify(settings.own)}
      onSaved={again}
    />
  )
}

type FormProps = Props & Readonly<{ settings: Settings; onSaved: () => void }>

function SettingsForm({ institution, module, onSaved, settings }: FormProps) {
  const text = useText('core:modules.')
  const [own, setOwn] = useState<Values>(settings.own)
  const [reason, setReason] = useState('')
  const { faults, isBusy, refusal, reset, save } = useSaving(onSaved)
  const isChanged = JSON.stringify(own) !== JSON.stringify(settings.own)
  return (
    <form
      className="orda-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save({ institution, module, reason, values: own })
      }}
    >
      <h3>{text('settings')}</h3>
      {settings.fields.map((field) => (
        <SettingField
          faults={faults}
          field={field}
          key={field.key}
          onChange={setOwn}
          own={own}
          settings={settings}
        />
      ))}
      {isChanged && (
        <>
          <ReasonField onChange={setReason} value={reason} />
          <Refused refusal={faults.length > 0 ? undefined : refusal} />
          <FormButtons
            cancel={text('cancel')}
            isBusy={isBusy}
            onCancel={() => {
              setOwn(settings.own)
              reset()
            }}
            submit={text('settings.save')}
          />
        </>
      )}
    </form>
  )
}

/** Saves settings, and keeps what the server found wrong with them. */
function useSaving(onSaved: () => void) {
  const text = useText('core:modules.')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const { faults = [] } = (refusal?.details ?? {}) as { faults?: readonly Fault[] }
  const save = async (body: object): Promise<void> => {
    setBusy(true)
    const answer = await ask(`${MODULES}/settings`, { body, failed: text('failed') })
    setBusy(false)
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (!answer.ok) return
    announce(text('settings.saved'))
    onSaved()
  }
  const reset = (): void => {
    setRefusal(undefined)
  }
  return { faults, isBusy, refusal, reset, save }
}
