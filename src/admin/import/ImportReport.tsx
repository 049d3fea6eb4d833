'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import type { Text } from '../useText'
import { FaultTable } from './FaultTable'
import { verdictOf } from './verdictOf'
import type { Report } from './report'

type Props = Readonly<{
  report: Report
  text: Text
  onApply: (mode: 'all' | 'partial') => void
}>

/** What was found or done, in numbers and row by row, and what can be done next. */
export function ImportReport({ onApply, report, text }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { apply, sentence, title } = verdictOf(report)
  // Whoever cannot see that something appeared is led to it.
  useEffect(() => {
    heading.current?.focus()
  }, [report])
  const { ignored, isDry } = report
  const columns = ignored.map(({ column, header }) => `«${header}» (${column})`).join(', ')
  const numbers = [
    [isDry ? 'willCreate' : 'created', report.created],
    [isDry ? 'willUpdate' : 'updated', report.updated],
    ['unchanged', report.unchanged],
    ['left', report.left],
  ] as const
  return (
    <section className="orda-report">
      <h2 ref={heading} tabIndex={-1}>
        {text(title)}
      </h2>
      <dl className="orda-numbers">
        {numbers.map(([name, value]) => (
          <div className={`orda-number orda-number--${name}`} key={name}>
            <dt>{text(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {sentence && <p>{text(sentence)}</p>}
      {columns !== '' && <p>{text('ignored', { columns })}</p>}
      <div className="orda-buttons">
        {apply && (
          <Button
            margin={false}
            onClick={() => {
              onApply(apply)
            }}
            size="medium"
          >
            {text(apply === 'all' ? 'apply' : 'applyPartial')}
          </Button>
        )}
        {!isDry && (
          <Button
            buttonStyle="secondary"
            el="link"
            margin={false}
            size="medium"
            to="/admin/collections/institutions"
          >
            {text('toList')}
          </Button>
        )}
      </div>
      {report.faultCount > 0 && <FaultTable report={report} text={text} />}
    </section>
  )
}
