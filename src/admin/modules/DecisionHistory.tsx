'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { PastDecision } from '#collections/answers'
import { momentOf } from '../days'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'
import { MODULES } from './board'
import { RefusedAt } from './RefusedAt'
import { useDecisions } from './useDecisions'

type Props = Readonly<{ institution: string; module: string; onChanged: () => void }>

/** What was decided here and above, the latest first; the last decision can be taken back, a plan dropped. */
export function DecisionHistory({ institution, module, onChanged }: Props) {
  const text = useText('core:modules.')
  const [page, setPage] = useState(1)
  const [history] = useLoaded<{ decisions: readonly PastDecision[]; hasMore: boolean }>(
    `${MODULES}/history?institution=${institution}&module=${module}&page=${String(page)}`,
  )
  const { isBusy, refusal, undo } = useDecisions(onChanged)
  if (!history) return null
  return (
    <section className="orda-history">
      <h3>{text('history')}</h3>
      {history.decisions.length === 0 && <p>{text('history.none')}</p>}
      <ol>
        {history.decisions.map((one) => (
          <li key={one.id}>
            <PastDecision isBusy={isBusy} one={one} onUndo={() => void undo([one.id])} />
          </li>
        ))}
      </ol>
      <RefusedAt refusal={refusal} />
      <div className="orda-buttons">
        {page > 1 && (
          <button
            onClick={() => {
              setPage(page - 1)
            }}
            type="button"
          >
            {text('history.newer')}
          </button>
        )}
        {history.hasMore && (
          <button
            onClick={() => {
              setPage(page + 1)
            }}
            type="button"
          >
            {text('history.older')}
          </button>
        )}
      </div>
    </section>
  )
}

type PastProps = Readonly<{ isBusy: boolean; one: PastDecision; onUndo: () => void }>

function PastDecision({ isBusy, one, onUndo }: PastProps) {
  const text = useText('core:modules.')
  return (
    <>
      <p>
        <strong>{text(`state.${one.state}`)}</strong> <Mark one={one} />
      </p>
      <p>{one.reason}</p>
      <p className="orda-field__hint">
        {[momentOf(one.from), one.institution, one.author || text('byPortal')].join(' · ')}
      </p>
      {one.isFree && (
        <Button
          buttonStyle="secondary"
          disabled={isBusy}
          margin={false}
          onClick={onUndo}
          size="small"
        >
          {text(one.isPlan ? 'drop' : 'undo')}
        </Button>
      )}
    </>
  )
}

function Mark({ one }: Readonly<{ one: PastDecision }>) {
  const text = useText('core:modules.')
  if (one.isPlan) return <span className="orda-state orda-state--waits">{text('isPlan')}</span>
  if (one.isCurrent)
    return <span className="orda-state orda-state--holds">{text('isCurrent')}</span>
  return null
}
