'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { startOfDay } from '../days'
import { FormButtons } from '../FormButtons'
import { LabelledField } from '../LabelledField'
import { useText } from '../useText'
import type { Cell, Switch, Target } from './board'
import { Consequences } from './Consequences'
import { ReasonField } from './ReasonField'
import { RefusedAt } from './RefusedAt'
import { StateField } from './StateField'
import { useDecisions } from './useDecisions'

type Props = Readonly<{ cell: Cell | undefined; target: Target; onChanged: () => void }>

/** Decides about a module: what, why, from when on; what follows is shown before anything is done. */
export function DecisionForm({ cell, onChanged, target }: Props) {
  const text = useText('core:modules.')
  const [state, setState] = useState<Switch>(cell?.own ?? 'inherited')
  const [reason, setReason] = useState('')
  const [day, setDay] = useState('')
  const decisions = useDecisions(onChanged)
  const { consequences, done, isBusy, refusal, reset } = decisions
  if (done) return <Done decisions={decisions} ids={done.ids} />
  const from = startOfDay(day)
  const change = { ...target, state, ...(from !== null && { from }) }
  return (
    <form
      className="orda-form"
      onSubmit={(event) => {
        event.preventDefault()
        void (consequences ? decisions.decide({ ...change, reason }) : decisions.dryRun(change))
      }}
    >
      <StateField
        onChange={(next) => {
          reset()
          setState(next)
        }}
        value={state}
      />
      <ReasonField onChange={setReason} value={reason} />
      <DayField
        onChange={(next) => {
          reset()
          setDay(next)
        }}
        value={day}
      />
      {consequences && <Consequences consequences={consequences} />}
      <RefusedAt refusal={refusal} />
      {consequences ? (
        <FormButtons
          cancel={text('cancel')}
          isBusy={isBusy}
          onCancel={reset}
          submit={text('apply')}
        />
      ) : (
        <div className="orda-buttons">
          <Button disabled={isBusy} margin={false} size="medium" type="submit">
            {text(isBusy ? 'counting' : 'dryRun')}
          </Button>
        </div>
      )}
    </form>
  )
}

function DayField({
  onChange,
  value,
}: Readonly<{ value: string; onChange: (day: string) => void }>) {
  const text = useText('core:modules.')
  return (
    <LabelledField hint={text('from.hint')} label={text('from')}>
      {(control) => (
        <input
          {...control}
          onChange={({ target }) => {
            onChange(target.value)
          }}
          type="date"
          value={value}
        />
      )}
    </LabelledField>
  )
}

type DoneProps = Readonly<{ decisions: ReturnType<typeof useDecisions>; ids: readonly string[] }>

/** What was decided can be taken back at once. */
function Done({ decisions: { isBusy, refusal, reset, undo }, ids }: DoneProps) {
  const text = useText('core:modules.')
  return (
    <div className="orda-done" role="status">
      <p>{text('done')}</p>
      <FormButtons
        cancel={text('undo')}
        isBusy={isBusy}
        onCancel={() => void undo(ids)}
        onSubmit={reset}
        submit={text('another')}
      />
      <RefusedAt refusal={refusal} />
    </div>
  )
}
