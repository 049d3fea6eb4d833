'use client'

import { Button } from '@payloadcms/ui'
import type { Text } from '../useText'
import type { Report } from './report'
import { ReportFrame } from './ReportFrame'
import { verdictOf } from './verdictOf'

type Props = Readonly<{
  report: Report
  text: Text
  onApply: (mode: 'all' | 'partial') => void
}>

/** What was found in a table of institutions, or done with it. */
export function ImportReport({ onApply, report, text }: Props) {
  const { isDry } = report
  const numbers = [
    [isDry ? 'willCreate' : 'created', report.created],
    [isDry ? 'willUpdate' : 'updated', report.updated],
    ['unchanged', report.unchanged],
    ['left', report.left],
  ] as const
  return (
    <ReportFrame {...{ numbers, onApply, report, text, table: text, ...verdictOf(report) }}>
      {!isDry && (
        <div className="orda-buttons">
          <Button
            buttonStyle="secondary"
            el="link"
            margin={false}
            size="medium"
            to="/admin/collections/institutions"
          >
            {text('toList')}
          </Button>
        </div>
      )}
    </ReportFrame>
  )
}
