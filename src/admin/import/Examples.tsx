'use client'

import { Button } from '@payloadcms/ui'
import { useLoaded } from '../useLoaded'
import type { Text } from '../useText'
import { download } from './download'

type ExampleTables = Readonly<{
  template: string
  sample: string
  columns: readonly Readonly<{ name: string; hint: string; isRequired: boolean }>[]
}>

/** What a table has to look like: an empty one, a filled one, and what belongs into each column. */
export function Examples({ address, text }: Readonly<{ address: string; text: Text }>) {
  const [tables] = useLoaded<ExampleTables>(address)
  return (
    <>
      <div className="orda-buttons">
        {(['template', 'sample'] as const).map((name) => (
          <Button
            buttonStyle="secondary"
            disabled={!tables}
            key={name}
            margin={false}
            onClick={() => {
              if (tables) download(text(`${name}.file`), tables[name])
            }}
            size="medium"
          >
            {text(name)}
          </Button>
        ))}
      </div>
      <details className="orda-columns">
        <summary>{text('columns')}</summary>
        <dl>
          {tables?.columns.map(({ hint, isRequired, name }) => (
            <div key={name}>
              <dt>
                {name} {isRequired && <small>{text('required')}</small>}
              </dt>
              <dd>{hint}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}
