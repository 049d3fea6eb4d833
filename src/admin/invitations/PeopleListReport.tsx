'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import { download } from '../import/download'
import { FaultTable } from '../import/FaultTable'
import type { Text } from '../useText'
import type { PeopleReport } from './invitations'
import { listVerdict } from './listVerdict'

type Props = Readonly<{
  report: PeopleReport
  /** Texts of imports of tables. */
  table: Text
  text: Text
  onApply: (mode: 'all' | 'partial') => void
}>

/** What was found or done, in numbers and row by row, and what can be done next. */
export function PeopleListReport({ onApply, report, table, text }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever cannot see that something appeared is led to it.
  useEffect(() => {
    heading.current?.focus()
  }, [report])
  const { apply, hasResult, numbers, sentence, title } = listVerdict(report)
  const columns = report.ignored.map(({ column, header }) => `«${header}» (${column})`).join(', ')
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
      {columns !== '' && <p>{table('ignored', { columns })}</p>}
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
      {hasResult && <Result report={report} text={text} />}
      {report.faultCount > 0 && <FaultTable report={report} text={table} />}
    </section>
  )
}

/** The user names, to be kept, and the way to the slips by which people come in. */
function Result({ report, text }: Pick<Props, 'report' | 'text'>) {
  return (
    <>
      {report.made > 0 && <p>{text('result.text')}</p>}
      <div className="orda-buttons">
        <Button
          margin={false}
          onClick={() => {
            download(text('result.file'), report.resultCsv)
          }}
          size="medium"
        >
          {text('result')}
        </Button>
        {report.made > 0 && (
          <Button buttonStyle="secondary" el="link" margin={false} size="medium" to="/admin/slips">
            {text('result.slips')}
          </Button>
        )}
      </div>
    </>
  )
}
