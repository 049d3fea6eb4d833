'use client'

import { Button } from '@payloadcms/ui'
import type { Text } from '../useText'
import { download } from './download'
import type { Faults } from './report'

/** More rows are read in a spreadsheet. */
const SHOWN = 200

const COLUMNS = ['row', 'column', 'value', 'reason'] as const

/** What is wrong, cell by cell. */
export function FaultTable({ report, text }: Readonly<{ report: Faults; text: Text }>) {
  const { faultCount, faults, faultsCsv } = report
  const shown = faults.slice(0, SHOWN)
  return (
    <div className="orda-faults">
      <h3>{text('faults')}</h3>
      <Button
        buttonStyle="secondary"
        margin={false}
        onClick={() => {
          download(text('faults.file'), faultsCsv)
        }}
        size="medium"
      >
        {text('faults.download')}
      </Button>
      {shown.length < faultCount && (
        <p>{text('faults.more', { shown: shown.length, total: faultCount })}</p>
      )}
      <table>
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <th key={name} scope="col">
                {text(`fault.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((fault, index) => (
            <tr key={index}>
              {COLUMNS.map((name) => (
                <td data-name={text(`fault.${name}`)} key={name}>
                  {fault[name]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
