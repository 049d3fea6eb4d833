'use client'

import { useText } from '../useText'
import { WayTo } from './WayTo'
import { WidgetRow } from './WidgetRow'
import { progressOf, type Widget } from './widgets'

/** One card: its name, what it says, and a way to all of it. */
export function WidgetCard({ widget }: Readonly<{ widget: Widget }>) {
  const { about, more, slug, title } = widget
  const id = `orda-widget-${slug}`
  return (
    <section aria-labelledby={id} className="orda-widget">
      <h3 id={id}>{title}</h3>
      {about !== undefined && <p className="orda-widget__about">{about}</p>}
      <Content widget={widget} />
      {more && (
        <p className="orda-widget__more">
          <WayTo href={more.href}>{more.label}</WayTo>
        </p>
      )}
    </section>
  )
}

function Content({ widget }: Readonly<{ widget: Widget }>) {
  const text = useText('core:dashboard.')
  const { empty, isFailed, rows } = widget
  if (isFailed) return <p className="orda-widget__failed">{text('failed')}</p>
  if (rows.length === 0) return empty === undefined ? null : <p>{empty}</p>
  const progress = progressOf(rows)
  return (
    <>
      {progress && (
        <p className="orda-widget__progress">
          {text('progress', progress)}
          <progress aria-hidden="true" max={progress.total} value={progress.done} />
        </p>
      )}
      <ul>
        {rows.map((row, index) => (
          <WidgetRow key={index} row={row} />
        ))}
      </ul>
    </>
  )
}
