'use client'

import type { KeyboardEvent } from 'react'
import { useText } from '../useText'
import type { Board, Question, Row, Target } from './board'
import { BoardCell } from './BoardCell'

type Props = Readonly<{
  board: Board
  chosen: ReadonlyMap<string, string>
  /** Is something looked for? Then it is said when there is nothing. */
  isAsked: boolean
  target: Target | undefined
  onAsk: (question: Partial<Question>) => void
  onOpen: (module: string, institution: string) => void
  onToggle: (id: string, name: string) => void
}>

/** Institutions against modules; arrows walk from cell to cell. */
export function BoardTable(props: Props) {
  const { board, isAsked, onAsk } = props
  const text = useText('core:modules.')
  return (
    <div className="orda-board">
      <table onKeyDown={walk}>
        <caption className="orda-hidden">{text('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('institution')}</th>
            {board.modules.map(({ id, name, needs, summary }) => (
              <th key={id} scope="col" title={summary}>
                {name}
                {needs.length > 0 && <small>{text('needs', { modules: needs.join(', ') })}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row) => (
            <BoardRow {...props} key={row.id} row={row} />
          ))}
        </tbody>
      </table>
      {board.total === 0 && isAsked && <p className="orda-field__hint">{text('nothingBelow')}</p>}
      <Pages board={board} onAsk={onAsk} />
    </div>
  )
}

function BoardRow({ board, chosen, onAsk, onOpen, onToggle, row, target }: Props & { row: Row }) {
  const text = useText('core:modules.')
  return (
    <tr className={row.isHere ? 'orda-board__here' : undefined}>
      <th scope="row">
        <div className="orda-board__name">
          <input
            aria-label={text('choose', { name: row.name })}
            checked={chosen.has(row.id)}
            onChange={() => {
              onToggle(row.id, row.name)
            }}
            type="checkbox"
          />
          <span>
            {row.isHere ? (
              <strong>{row.name}</strong>
            ) : (
              <button
                onClick={() => {
                  onAsk({ institution: row.id, own: false, q: '' })
                }}
                type="button"
              >
                {row.name}
              </button>
            )}
            <small>{row.isClosed ? `${row.kind}, ${text('closed')}` : row.kind}</small>
          </span>
        </div>
      </th>
      {row.cells.map((cell, index) => {
        const module = board.modules[index]
        return (
          module && (
            <td key={module.id}>
              <BoardCell
                board={board}
                cell={cell}
                isOpen={target?.module === module.id && target.institutions.includes(row.id)}
                module={module}
                onOpen={() => {
                  onOpen(module.id, row.id)
                }}
                row={row}
              />
            </td>
          )
        )
      })}
    </tr>
  )
}

function Pages({ board: { page, pages, total }, onAsk }: Pick<Props, 'board' | 'onAsk'>) {
  const text = useText('core:modules.')
  if (pages < 2) return null
  return (
    <div className="orda-buttons">
      <button
        disabled={page === 1}
        onClick={() => {
          onAsk({ page: page - 1 })
        }}
        type="button"
      >
        {text('page.before')}
      </button>
      <span>{text('page', { page, pages, total })}</span>
      <button
        disabled={page === pages}
        onClick={() => {
          onAsk({ page: page + 1 })
        }}
        type="button"
      >
        {text('page.after')}
      </button>
    </div>
  )
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
}

/** Moves the focus from one cell to the next in the direction of an arrow. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key]
  const cell = (event.target as HTMLElement).closest<HTMLTableCellElement>('td, th')
  if (!step || !cell) return
  const row = cell.parentElement as HTMLTableRowElement
  const next = event.currentTarget.rows[row.rowIndex + step[0]]?.cells[cell.cellIndex + step[1]]
  const control = next?.querySelector<HTMLElement>('button, input')
  if (!control) return
  event.preventDefault()
  control.focus()
}
