'use client'

import { Button } from '@payloadcms/ui'
import { useId } from 'react'
import { useText } from '../useText'
import { ImportButton } from './ImportButton'
import { PackRow } from './PackRow'
import { written } from '../days'
import { spanOf, type Kind, type Listed, type RulesAt, type Open } from './rules'

type Props = Readonly<{
  kind: Kind
  packs: readonly Listed[]
  rules: RulesAt
  onChanged: (next?: Open) => void
  onOpen: (open: Open) => void
}>

/** One kind of rules: what is in force, and the packs of the institution itself. */
export function KindSection({ kind, onChanged, onOpen, packs, rules }: Props) {
  const text = useText('core:rulePacks.')
  const id = useId()
  return (
    <section aria-labelledby={id} className="orda-rules__kind">
      <h2 id={id}>{kind.name}</h2>
      <InForce kind={kind} onOpen={onOpen} rules={rules} />
      {packs.length > 0 && (
        <ul>
          {packs.map((pack) => (
            <PackRow
              isInForce={pack.id === kind.pack?.id}
              key={pack.id}
              onChanged={onChanged}
              onOpen={onOpen}
              pack={pack}
            />
          ))}
        </ul>
      )}
      {rules.mayDraft && kind.ownHere && (
        <div className="orda-buttons">
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => {
              onOpen({ what: 'new', kind: kind.kind })
            }}
            size="small"
          >
            {text('new')}
          </Button>
          <ImportButton
            institution={rules.institution.id}
            kind={kind.kind}
            onImported={(made) => {
              onChanged({ what: 'pack', id: made })
            }}
          />
        </div>
      )}
      {rules.mayDraft && !kind.ownHere && <p>{text('rootOnly')}</p>}
    </section>
  )
}

function InForce({ kind: { pack }, onOpen, rules }: Pick<Props, 'kind' | 'onOpen' | 'rules'>) {
  const text = useText('core:rulePacks.')
  const day = written(rules.day)
  if (!pack) return <p className="orda-rules__none">{text('none', { day })}</p>
  return (
    <p>
      {text('inForce', { day })}{' '}
      <button
        className="orda-rules__link"
        onClick={() => {
          onOpen({ what: 'pack', id: pack.id })
        }}
        type="button"
      >
        {pack.title}
      </button>{' '}
      <small>
        {spanOf(pack, text)}
        {pack.institution !== rules.institution.id && `, ${pack.institutionName}`}
      </small>
    </p>
  )
}
