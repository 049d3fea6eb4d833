'use client'

import { useText } from '../useText'
import type { Module } from './board'

type Props = Readonly<{
  chosen: ReadonlyMap<string, string>
  modules: readonly Module[]
  onClear: () => void
  onOpen: (module: string) => void
}>

/** What can be done with the institutions that are ticked; they stay so while one walks through the tree. */
export function Selection({ chosen, modules, onClear, onOpen }: Props) {
  const text = useText('core:modules.')
  if (chosen.size === 0) return null
  return (
    <div className="orda-selection" role="status">
      <strong>{text('chosen', { count: chosen.size })}</strong>
      <span>{text('chosen.decide')}</span>
      {modules.map(({ id, name }) => (
        <button
          key={id}
          onClick={() => {
            onOpen(id)
          }}
          type="button"
        >
          {name}
        </button>
      ))}
      <button className="orda-selection__clear" onClick={onClear} type="button">
        {text('chosen.clear')}
      </button>
    </div>
  )
}
