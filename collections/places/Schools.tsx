import type { FrameLink, Translate } from '#kernel'
import { Button } from '#ui/Button'
import { EmptyState } from '#ui/EmptyState'
import { Pager } from '#ui/Pager'

/** An organisation in the directory. */
export type SchoolCard = Readonly<{
  id: string
  name: string
  kind: string
  department: string
  /** Languages of instruction in words; '' where none are known. */
  languages: string
  /** Its site, if it has one. */
  href?: string
}>

type Choice = Readonly<{
  name: string
  value: string
  options: readonly Readonly<{ label: string; value: string }>[]
}>

export type SchoolsProps = Readonly<{
  /** The directory as a whole. */
  home: string
  isNarrowed: boolean
  letter: string | undefined
  letters: readonly FrameLink[]
  page: number
  pageHref: string
  pages: number
  schools: readonly SchoolCard[]
  selects: readonly Choice[]
  t: Translate
  total: number
}>

/** The directory of organisations: choices, the alphabet, the list. */
export function Schools(props: SchoolsProps) {
  const { home, isNarrowed, letter, page, pageHref, pages, schools, selects, t, total } = props
  return (
    <>
      <h1>{t('core:schools.title')}</h1>
      <form action={home} className="filters">
        {selects.map((choice) => (
          <Select choice={choice} key={choice.name} t={t} />
        ))}
        {letter !== undefined && <input name="letter" type="hidden" value={letter} />}
        <Button>{t('core:schools.show')}</Button>
      </form>
      <Alphabet {...props} />
      <p className="fine filters-found">
        <span role="status">{t('core:schools.found', { count: total })}</span>
        {isNarrowed && (
          <>
            {' · '}
            <a href={home}>{t('core:schools.all')}</a>
          </>
        )}
      </p>
      {schools.length > 0 ? (
        <ul className="directory">
          {schools.map((school) => (
            <School key={school.id} school={school} t={t} />
          ))}
        </ul>
      ) : (
        <EmptyState hint={t('core:schools.noneHint')} title={t('core:schools.none')} />
      )}
      <Pager href={pageHref} page={page} pages={pages} t={t} />
    </>
  )
}

function Select({ choice, t }: Readonly<{ choice: Choice; t: Translate }>) {
  const { name, options, value } = choice
  return (
    <div className="field">
      <label className="field-label" htmlFor={`filter-${name}`}>
        {t(`core:schools.${name}`)}
      </label>
      <select className="field-input" defaultValue={value} id={`filter-${name}`} name={name}>
        <option value="">{t('core:schools.any')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

function Alphabet({ letter, letters, t }: Pick<SchoolsProps, 'letter' | 'letters' | 't'>) {
  return (
    <nav aria-label={t('core:schools.letters')}>
      <ul className="letters">
        {letters.map(({ href, label }) => (
          <li key={label}>
            <a aria-current={label === letter ? 'true' : undefined} href={href} rel="nofollow">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function School({ school, t }: Readonly<{ school: SchoolCard; t: Translate }>) {
  const { department, href, kind, languages, name } = school
  return (
    <li>
      {href === undefined ? <span>{name}</span> : <a href={href}>{name}</a>}
      <p className="fine">
        {[kind, department].filter((part) => part !== '').join(' · ')}
        {languages !== '' && ` · ${t('core:schools.taught', { languages })}`}
        {href === undefined && ` · ${t('core:schools.noSite')}`}
      </p>
    </li>
  )
}
