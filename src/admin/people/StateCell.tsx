'use client'

import { writtenDay } from '../days'
import { useText } from '../useText'
import { stateOf, type RoleTimes } from './stateOf'

/** In the list of people: whether the role holds. */
export function StateCell({ rowData = {} }: Readonly<{ rowData?: RoleTimes }>) {
  const text = useText('core:people.')
  const state = stateOf(rowData, new Date().toISOString())
  return (
    <span className={`orda-state orda-state--${state}`}>
      {text(`state.${state}`, { day: writtenDay(rowData.from) })}
    </span>
  )
}
