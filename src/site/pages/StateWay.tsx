import type { Translate } from '#kernel'

type StateWayProps = Readonly<{
  /** The address at the service. */
  href: string
  /** What the service is called. */
  name: string
  t: Translate
}>

/** Says where one is being taken: the browser goes on by itself, and by the link where it does not. */
export function StateWay({ href, name, t }: StateWayProps) {
  return (
    <div className="panel">
      <h1>{t('site:signIn.title')}</h1>
      <p>{t('site:signIn.goingThere', { name })}</p>
      <p>
        <a className="button" href={href} rel="noreferrer">
          {t('site:signIn.go')}
        </a>
      </p>
    </div>
  )
}
