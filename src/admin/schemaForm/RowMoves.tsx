'use client'

import { useText } from '../useText'

type Props = Readonly<{
  index: number
  /** What a row is called. */
  name: string
  rows: readonly unknown[]
  onChange: (rows: readonly unknown[]) => void
}>

/** Moves a row up or down, or takes it out. */
export function RowMoves({ index, name, onChange, rows }: Props) {
  const text = useText('core:form.')
  const swap = (other: number): void => {
    const next = [...rows]
    ;[next[index], next[other]] = [next[other], next[index]]
    onChange(next)
  }
  const values = { name, number: index + 1 }
  return (
    <div className="orda-list__moves">
      <Move
        isOff={index === 0}
        label={text('up', values)}
        onMove={() => {
          swap(index - 1)
        }}
        sign="↑"
      />
      <Move
        isOff={index === rows.length - 1}
        label={text('down', values)}
        onMove={() => {
          swap(index + 1)
        }}
        sign="↓"
      />
      <Move
        label={text('remove', values)}
        onMove={() => {
          onChange(rows.filter((_, at) => at !== index))
        }}
        sign="×"
      />
    </div>
  )
}

type MoveProps = Readonly<{ isOff?: boolean; label: string; onMove: () => void; sign: string }>

function Move({ isOff = false, label, onMove, sign }: MoveProps) {
  return (
    <button aria-label={label} disabled={isOff} onClick={onMove} title={label} type="button">
      <span aria-hidden>{sign}</span>
    </button>
  )
}
