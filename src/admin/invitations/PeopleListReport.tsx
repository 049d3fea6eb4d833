'use client'

import { Button } from '@payloadcms/ui'
import { download } from '../import/download'
import { ReportFrame } from '../import/ReportFrame'
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

/** What was found in a list of people, or done with it. */
export function PeopleListReport({ onApply, report, table, text }: Props) {
  const { hasResult, ...verdict } = listVerdict(report)
  return (
    <ReportFrame {...{ onApply, report, table, text, ...verdict }}>
      {hasResult && <Result report={report} text={text} />}
    </ReportFrame>
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
