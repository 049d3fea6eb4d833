'use client'

import { momentOf } from '../days'
import { useText } from '../useText'
import { WayTo } from './WayTo'
import type { Row } from './widgets'

/** One line: of a list of things to do with its mark, else with its figure or its moment. */
export function WidgetRow({ row }: Readonly<{ row: Row }>) {
  const { at, href, isDone, label, note, tone, value } = row
  return (
    <li className={classOf(row)}>
      {isDone !== undefined && <Mark isDone={isDone} />}
      <span className="orda-widget__label">
        {href === undefined ? label : <WayTo href={href}>{label}</WayTo>}
        {note !== undefined && note !== '' && <small>{note}</small>}
      </span>
      {value !== undefined && (
        <strong className={tone && `orda-widget__value--${tone}`}>{written(value)}</strong>
      )}
      {at !== undefined && <time dateTime={at}>{momentOf(at, new Date().toISOString())}</time>}
    </li>
  )
}

/** The mark is drawn; who does not see it hears it said. */
function Mark({ isDone }: Readonly<{ isDone: boolean }>) {
  const text = useText('core:dashboard.')
  return (
    <span className={`orda-widget__mark orda-widget__mark--${isDone ? 'done' : 'undone'}`}>
      <span className="orda-hidden">{text(isDone ? 'done' : 'undone')}: </span>
    </span>
  )
}

const classOf = ({ isDone, tone }: Row): string | undefined => {
  if (isDone === true) return 'orda-widget__row--done'
  return tone && `orda-widget__row--${tone}`
}

/** Thousands apart, as people here write them. */
const written = (value: number | string): string =>
  typeof value === 'number' ? value.toLocaleString('ru') : value
