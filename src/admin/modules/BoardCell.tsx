'use client'

import { momentOf } from '../days'
import { useText } from '../useText'
import type { Board, Cell, Module, Row } from './board'
import { whyText } from './cellText'

type Props = Readonly<{
  board: Board
  cell: Cell
  isOpen: boolean
  module: Module
  row: Row
  onOpen: () => void
}>

/** What a module is at an institution; a click shows why, and decides. */
export function BoardCell({ board, cell, isOpen, module, onOpen, row }: Props) {
  const text = useText('core:modules.')
  const state = text(cell.isOn ? 'is.on' : 'is.off')
  const why = whyText(cell, module, board, text)
  return (
    <button
      aria-expanded={isOpen}
      aria-label={`${row.name}, ${module.name}: ${state}. ${why}`}
      className={cell.isOn ? 'orda-cell orda-cell--on' : 'orda-cell'}
      onClick={onOpen}
      title={why}
      type="button"
    >
      <span className="orda-cell__state">{state}</span>
      <small>{shortWhy(cell, text)}</small>
      {cell.plan && (
        <small className="orda-cell__plan">
          {text('planned', {
            from: momentOf(cell.plan.from),
            state: text(`state.${cell.plan.state}`),
          })}
        </small>
      )}
    </button>
  )
}

/** In a word: decided here, or by whom above. */
function shortWhy({ own, why }: Cell, text: ReturnType<typeof useText>): string {
  if (why === 'needs') return text('short.needs')
  if (own !== null)
    return text(own === 'forced' || own === 'forbidden' ? `short.${own}` : 'short.own')
  return text(why === 'bound' ? 'short.bound' : 'short.inherited')
}
