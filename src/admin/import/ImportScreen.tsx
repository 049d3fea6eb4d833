'use client'

import { useText } from '../useText'
import { Examples } from './Examples'
import { FileDrop } from './FileDrop'
import { ImportProgress } from './ImportProgress'
import { ImportReport } from './ImportReport'
import type { Report } from './report'
import { useImport } from './useImport'

const ADDRESS = '/api/plugins/core/institutions-import'

/** Brings institutions from a table: choose, see what would happen, apply, see what has happened. */
export function ImportScreen() {
  const text = useText('core:import.')
  const [state, start] = useImport<Report>(ADDRESS)
  return (
    <>
      <h1>{text('title')}</h1>
      <p>{text('intro')}</p>
      <Examples address={ADDRESS} text={text} />
      {state.step === 'working' ? (
        <ImportProgress mode={state.mode} progress={state.progress} text={text} />
      ) : (
        <FileDrop
          accept=".csv,.xlsx,.txt,text/csv"
          file={state.step === 'empty' ? undefined : state.file}
          onFile={(file) => void start(file, 'dry')}
          text={text}
        />
      )}
      {state.step === 'failed' && (
        <p className="orda-refusal" role="alert">
          {state.sentence}
        </p>
      )}
      {(state.step === 'checked' || state.step === 'done') && (
        <ImportReport
          onApply={(mode) => void start(state.file, mode)}
          report={state.report}
          text={text}
        />
      )}
    </>
  )
}
