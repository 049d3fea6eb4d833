import type { Translate } from '#kernel'
import { SearchForm } from '#ui/SearchForm'
import { Figures, type FiguresProps } from './Figures'
import { NewPages, type NewPagesProps } from './NewPages'
import { RegionMap, type MapRegion } from './RegionMap'

export type PortalHomeProps = Readonly<{
  counts: FiguresProps['counts']
  pages: NewPagesProps['pages']
  regions: readonly MapRegion[]
  schoolsHref: string
  searchHref: string
  t: Translate
}>

/** The portal's start page: find an organisation, see the country, read what is new. */
export function PortalHome(props: PortalHomeProps) {
  const { counts, pages, regions, schoolsHref, searchHref, t } = props
  return (
    <>
      <div className="hero">
        <h1>{t('site:home.title')}</h1>
        <p className="lead">{t('site:home.description')}</p>
        <SearchForm action={searchHref} id="search-here" t={t} />
      </div>
      <Figures counts={counts} href={schoolsHref} t={t} />
      {regions.length > 0 && (
        <section aria-labelledby="regions">
          <h2 id="regions">{t('core:places.regions')}</h2>
          <RegionMap regions={regions} t={t} />
        </section>
      )}
      <NewPages pages={pages} t={t} />
    </>
  )
}
