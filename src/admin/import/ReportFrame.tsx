'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useRef, type ReactNode } from 'react'
import type { Text } from '../useText'
import { FaultTable } from './FaultTable'
import type { Checked, Mode } from './report'

type Applying = Exclude<Mode, 'dry'>

type Props = Readonly<{
  report: Checked
  /** Names of texts; `apply` is what can be done with the table now. */
  title: string
  sentence?: string | undefined
  numbers: readonly (readonly [string, number])[]
  apply?: Applying | undefined
  onApply: (mode: Applying) => void
  text: Text
  /** Texts of imports of tables in general. */
  table: Text
  /** What can be done when it is done. */
  children?: ReactNode
}>

/** What was found in a table or done with it, in numbers and row by row, and what can be done next. */
export function ReportFrame(props: Props) {
  const { apply, children, numbers, onApply, report, sentence, table, text, title } = props
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever cannot see that something appeared is led to it.
  useEffect(() => {
    heading.current?.focus()
  }, [report])
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
        <div className="orda-buttons">
          <Button
            margin={false}
            onClick={() => {
              onApply(apply)
            }}
            size="medium"
          >
            {text(apply === 'all' ? 'apply' : 'applyPartial')}
          </Button>
        </div>
      )}
      {children}
      {report.faultCount > 0 && <FaultTable report={report} text={table} />}
    </section>
  )
}
