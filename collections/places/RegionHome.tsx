import type { FrameLink, Translate } from '#kernel'
import { SearchForm } from '#ui/SearchForm'
import { Figures, type FiguresProps } from './Figures'
import { NewPages, type NewPagesProps } from './NewPages'

export type RegionHomeProps = Readonly<{
  counts: FiguresProps['counts']
  /** The education department. */
  department: string
  districts: readonly FrameLink[]
  name: string
  pages: NewPagesProps['pages']
  schoolsHref: string
  searchHref: string
  t: Translate
}>

/** The start page of a region: its organisations, its districts, what is new. */
export function RegionHome(props: RegionHomeProps) {
  const { counts, department, districts, name, pages, schoolsHref, searchHref, t } = props
  return (
    <>
      <div className="hero">
        <h1>{name}</h1>
        <p className="lead">{department}</p>
        <SearchForm action={searchHref} id="search-here" t={t} />
      </div>
      {counts.length > 0 ? (
        <Figures counts={counts} href={schoolsHref} t={t} />
      ) : (
        <p className="fine">{t('core:places.noneHere')}</p>
      )}
      {districts.length > 0 && (
        <section aria-labelledby="districts">
          <h2 id="districts">{t('core:places.districts')}</h2>
          <ul className="chips">
            {districts.map(({ href, label }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <NewPages pages={pages} t={t} />
    </>
  )
}
