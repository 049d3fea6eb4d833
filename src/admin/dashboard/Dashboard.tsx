'use client'

import { useText } from '../useText'
import { useWidgets, type Loaded } from './useWidgets'
import { WidgetCard } from './WidgetCard'

/** The first screen of the admin: what waits, and how things stand, above the list of what can be edited. */
export function Dashboard() {
  const text = useText('core:dashboard.')
  const [loaded, again] = useWidgets()
  return (
    <section
      aria-busy={loaded === 'loading'}
      aria-labelledby="orda-dashboard"
      className="orda-dashboard"
    >
      <h2 id="orda-dashboard">{text('title')}</h2>
      <Cards again={again} loaded={loaded} />
    </section>
  )
}

function Cards({ again, loaded }: Readonly<{ again: () => void; loaded: Loaded }>) {
  const text = useText('core:dashboard.')
  if (loaded === 'loading') return <Skeleton />
  if (loaded === 'unreached')
    return (
      <div className="orda-dashboard__unreached" role="alert">
        <p>{text('unreached')}</p>
        <button onClick={again} type="button">
          {text('again')}
        </button>
      </div>
    )
  if (loaded.length === 0) return <p>{text('none')}</p>
  return (
    <div className="orda-dashboard__cards">
      {loaded.map((widget) => (
        <WidgetCard key={widget.slug} widget={widget} />
      ))}
    </div>
  )
}

/** Keeps the place of what comes, so that nothing jumps. */
function Skeleton() {
  const text = useText('core:dashboard.')
  return (
    <>
      <p className="orda-hidden" role="status">
        {text('loading')}
      </p>
      <div aria-hidden="true" className="orda-dashboard__cards">
        {['first', 'second', 'third'].map((key) => (
          <div className="orda-widget orda-widget--loading" key={key}>
            <span />
            <span />
            <span />
          </div>
        ))}
      </div>
    </>
  )
}
