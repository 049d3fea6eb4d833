import type { Translate } from '#kernel'

/** Something that people find at a place; without an address it is no page of its own. */
export type Offer = Readonly<{ title: string; text: string; href?: string }>

export type OffersProps = Readonly<{
  /** What every place of its kind has. */
  always: readonly Offer[]
  /** What somebody has switched on here. */
  modules: readonly Offer[]
  t: Translate
}>

/** What the portal offers at a place, and the ways to it. */
export function Offers({ always, modules, t }: OffersProps) {
  return (
    <article className="page">
      <h1>{t('core:offers.title')}</h1>
      <p>{t('core:offers.description')}</p>
      <List name="always" offers={always} t={t} />
      <List name="modules" offers={modules} t={t} />
    </article>
  )
}

type ListProps = Pick<OffersProps, 't'> & Readonly<{ name: string; offers: readonly Offer[] }>

function List({ name, offers, t }: ListProps) {
  if (offers.length === 0) return null
  return (
    <section aria-labelledby={`offers-${name}`}>
      <h2 id={`offers-${name}`}>{t(`core:offers.${name}`)}</h2>
      <ul className="directory">
        {offers.map(({ href, text, title }) => (
          <li key={title}>
            {href === undefined ? <span>{title}</span> : <a href={href}>{title}</a>}
            <p className="fine">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
