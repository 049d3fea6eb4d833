'use client'

import { useState } from 'react'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'
import { ComparePanel } from './ComparePanel'
import { KindSection } from './KindSection'
import { PackPanel } from './PackPanel'
import { inForceAddress, RULES, type Kind, type Listed, type Open, type RulesAt } from './rules'
import { RulesTools } from './RulesTools'

/** Rules of every kind at one institution on one day, and its own packs of them. */
export function RulesScreen() {
  const text = useText('core:rulePacks.')
  const [institution, setInstitution] = useState<string>()
  const [day, setDay] = useState('')
  const [open, setOpen] = useState<Open>()
  const [rules, againRules] = useLoaded<RulesAt>(inForceAddress(institution, day))
  const here = rules?.institution.id
  const [own, againOwn] = useLoaded<{ packs: readonly Listed[] }>(
    here === undefined ? undefined : `${RULES}?institution=${here}`,
  )
  if (!rules) return <p role="status">{text('loading')}</p>
  const changed = (next?: Open): void => {
    setOpen(next)
    againRules()
    againOwn()
  }
  const packsOf = ({ kind }: Kind): readonly Listed[] =>
    (own?.packs ?? []).filter((one) => one.kind === kind)
  return (
    <div className={open ? 'orda-rules orda-rules--open' : 'orda-rules'}>
      <p>{text('intro')}</p>
      <RulesTools
        onDay={setDay}
        onPlace={(id) => {
          setOpen(undefined)
          setInstitution(id)
        }}
        rules={rules}
      />
      <div className="orda-rules__parts">
        <div>
          {rules.kinds.map((kind) => (
            <KindSection
              key={kind.kind}
              kind={kind}
              onChanged={changed}
              onOpen={setOpen}
              packs={packsOf(kind)}
              rules={rules}
            />
          ))}
        </div>
        {open && <OpenPart institution={rules.institution.id} onChanged={changed} open={open} />}
      </div>
    </div>
  )
}

type PartProps = Readonly<{
  institution: string
  open: Open
  onChanged: (next?: Open) => void
}>

function OpenPart({ institution, onChanged, open }: PartProps) {
  const close = (): void => {
    onChanged()
  }
  if (open.what === 'differences')
    return <ComparePanel id={open.id} key={open.id} onClose={close} />
  const address =
    open.what === 'pack' ? `id=${open.id}` : `institution=${institution}&kind=${open.kind}`
  return <PackPanel address={address} key={address} onChanged={onChanged} onClose={close} />
}
