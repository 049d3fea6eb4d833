'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { announce } from '../announce'
import { ask, type Refusal } from '../ask'
import { FormButtons } from '../FormButtons'
import { Refused } from '../Refused'
import { SchemaForm } from '../schemaForm/SchemaForm'
import { useText } from '../useText'
import { bodyOf, faultsOfValues, startOf, type Draft } from './draft'
import { PackHead } from './PackHead'
import { RULES, type PackForm } from './rules'

type Props = Readonly<{
  form: PackForm
  onClose: () => void
  onSaved: (id: string) => void
}>

/** Name, days and values of a pack; what was approved can only be read. */
export function PackEditor({ form, onClose, onSaved }: Props) {
  const text = useText('core:rulePacks.')
  const [draft, setDraft] = useState<Draft>(() => startOf(form))
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const isOff = !form.may.change
  const set = (part: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...part }))
  }
  const save = async (): Promise<void> => {
    setBusy(true)
    const body = bodyOf(form, draft)
    const answer = await ask<{ id: string }>(RULES, { body, failed: text('failed') })
    setBusy(false)
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (!answer.ok) return
    announce(text('saved'))
    onSaved(answer.value.id)
  }
  return (
    <form
      className="orda-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {form.pack?.state === 'approved' && <p>{text('readOnly')}</p>}
      <PackHead draft={draft} isOff={isOff} onChange={set} refusal={refusal} />
      <SchemaForm
        faults={faultsOfValues(refusal)}
        form={form}
        isOff={isOff}
        onChange={(values) => {
          set({ values })
        }}
        values={draft.values}
      />
      <Refused fields={['from', 'title.kk', 'title.ru', 'until']} refusal={refusal} />
      {isOff ? (
        <Button buttonStyle="secondary" margin={false} onClick={onClose} size="medium">
          {text('close')}
        </Button>
      ) : (
        <FormButtons
          cancel={text('close')}
          isBusy={isBusy}
          onCancel={onClose}
          submit={text('save')}
        />
      )}
    </form>
  )
}
