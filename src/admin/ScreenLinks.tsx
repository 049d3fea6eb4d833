import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { mayUse } from '#kernel'
import { SCREENS } from './screens'

/** The ways to our screens, above those to the collections: each for those who may open it. */
export function ScreenLinks(asked: ServerProps) {
  const t = asked.i18n.t as (key: string) => string
  const reader = { ...asked, user: asked.user ?? null }
  return SCREENS.filter(({ permission }) => mayUse(reader, permission)).map(({ path, title }) => (
    <Link
      className="nav__link"
      href={`/admin${path}`}
      id={`nav${path.replace('/', '-')}`}
      key={path}
      prefetch={false}
    >
      <span className="nav__link-label">{t(title)}</span>
    </Link>
  ))
}
