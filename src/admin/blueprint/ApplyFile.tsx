'use client'

import { FileDrop } from '../import/FileDrop'
import { FormButtons } from '../FormButtons'
import { Refused } from '../Refused'
import type { Text } from '../useText'
import { countOfWork, type Wanted } from './blueprint'
import { FaultList } from './FaultList'
import { StepList } from './StepList'
import { useBlueprint } from './useBlueprint'

type Props = Readonly<{ name: string; text: Text; wanted: Wanted }>

/** Applies a file at the institution: what it would do is shown first. */
export function ApplyFile({ name, text, wanted }: Props) {
  const { apply, check, reset, state } = useBlueprint(wanted)
  const { file, isBusy, isDone, refusal, steps } = state
  const count = countOfWork(steps ?? [])
  return (
    <section>
      <h2>{text('apply.title')}</h2>
      <p>{text('apply.text', { name })}</p>
      <FileDrop
        accept=".json,application/json"
        file={file}
        onFile={(one) => void check(one)}
        text={text}
      />
      {isBusy && <p role="status">{text('working')}</p>}
      <Refused refusal={refusal} />
      <FaultList refusal={refusal} />
      {steps && (
        <div aria-live="polite">
          <h3>{text(isDone ? 'done' : 'wouldDo', { name })}</h3>
          <StepList isDone={isDone} steps={steps} text={text} />
          {!isDone && steps.length > 0 && count === 0 && <p>{text('nothing')}</p>}
          {!isDone && count > 0 && (
            <FormButtons
              cancel={text('cancel')}
              isBusy={isBusy}
              onCancel={reset}
              onSubmit={() => void apply()}
              submit={text('apply', { count })}
            />
          )}
        </div>
      )}
    </section>
  )
}
