'use client'

import { Button } from '@payloadcms/ui'
import { Examples } from '../import/Examples'
import { FileDrop } from '../import/FileDrop'
import { ImportProgress } from '../import/ImportProgress'
import { useImport } from '../import/useImport'
import { useText, type Text } from '../useText'
import { INVITATION_LISTS, type PeopleReport } from './invitations'
import { PeopleListReport } from './PeopleListReport'

type Props = Readonly<{ onBack: () => void; text: Text }>

/** Brings people from a table: choose, see what would happen, apply, take the user names home. */
export function PeopleList({ onBack, text }: Props) {
  const table = useText('core:import.')
  const [state, start] = useImport<PeopleReport>(INVITATION_LISTS)
  return (
    <div className="orda-import">
      <Button buttonStyle="secondary" margin={false} onClick={onBack} size="small">
        {text('back')}
      </Button>
      <h2 className="orda-import__title">{text('listTitle')}</h2>
      <p>{text('listIntro')}</p>
      <Examples address={INVITATION_LISTS} text={table} />
      {state.step === 'working' ? (
        <ImportProgress mode={state.mode} progress={state.progress} text={table} />
      ) : (
        <FileDrop
          accept=".csv,.xlsx,.txt,text/csv"
          file={state.step === 'empty' ? undefined : state.file}
          onFile={(file) => void start(file, 'dry')}
          text={table}
        />
      )}
      {state.step === 'failed' && (
        <p className="orda-refusal" role="alert">
          {state.sentence}
        </p>
      )}
      {(state.step === 'checked' || state.step === 'done') && (
        <PeopleListReport
          onApply={(mode) => void start(state.file, mode)}
          report={state.report}
          table={table}
          text={text}
        />
      )}
    </div>
  )
}
