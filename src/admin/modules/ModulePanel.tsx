'use client'

import { useEffect, useRef, useState } from 'react'
import { useEscape } from '../useEscape'
import { useText } from '../useText'
import type { Board, Cell, Module, Row, Target } from './board'
import { whyText } from './cellText'
import { DecisionForm } from './DecisionForm'
import { DecisionHistory } from './DecisionHistory'
import { SettingsPanel } from './SettingsPanel'

type Props = Readonly<{
  board: Board
  chosen: ReadonlyMap<string, string>
  target: Target
  onChanged: () => void
  onClose: () => void
}>

/** One module at one institution, or at all that are ticked: why it is so, a decision, settings, and what was decided. */
export function ModulePanel(props: Props) {
  const { board, onChanged, onClose, target } = props
  const [changes, setChanges] = useState(0)
  useEscape(onClose)
  const index = board.modules.findIndex(({ id }) => id === target.module)
  const module = board.modules[index]
  if (!module) return null
  const changed = (): void => {
    setChanges(changes + 1)
    onChanged()
  }
  const [only, another] = target.institutions
  const row = another === undefined ? board.rows.find(({ id }) => id === only) : undefined
  const cell = row?.cells[index]
  return (
    <section aria-labelledby="orda-module-panel" className="orda-panel">
      <Heading {...props} cell={cell} module={module} row={row} />
      <Decision cell={cell} onChanged={changed} target={target} />
      {row && (
        <div key={changes}>
          {module.hasSettings && <SettingsPanel institution={row.id} module={module.id} />}
          <DecisionHistory institution={row.id} module={module.id} onChanged={changed} />
        </div>
      )}
    </section>
  )
}

type HeadingProps = Props &
  Readonly<{ cell: Cell | undefined; module: Module; row: Row | undefined }>

/** What the panel is about, and why it is so. */
function Heading({ board, cell, chosen, module, onClose, row, target }: HeadingProps) {
  const text = useText('core:modules.')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
  }, [])
  return (
    <>
      <header>
        <h2 id="orda-module-panel" ref={heading} tabIndex={-1}>
          {module.name}
        </h2>
        <button aria-label={text('close')} onClick={onClose} title={text('close')} type="button">
          <span aria-hidden>×</span>
        </button>
      </header>
      <p className="orda-panel__where">
        {row?.name ?? text('chosen.at', { count: target.institutions.length })}
      </p>
      {!row && (
        <p className="orda-field__hint">
          {target.institutions.map((id) => chosen.get(id)).join('; ')}
        </p>
      )}
      <p>{module.summary}</p>
      {cell && (
        <p className={cell.isOn ? 'orda-why orda-why--on' : 'orda-why'}>
          {whyText(cell, module, board, text)}
        </p>
      )}
    </>
  )
}

/** The form, for those who may decide; else why they may not. */
function Decision(
  props: Readonly<{ cell: Cell | undefined; target: Target; onChanged: () => void }>,
) {
  const text = useText('core:modules.')
  const { cell } = props
  if (!cell || cell.isFree) return <DecisionForm {...props} />
  return <p className="orda-field__hint">{text(cell.why === 'bound' ? 'isBound' : 'isNotYours')}</p>
}
