import type { CabinetProps } from './CabinetFrame'

export type MyDataProps = Readonly<{
  /** What the portal keeps, group by group: names of values with what they are. */
  groups: readonly Readonly<{
    title: string
    rows: readonly (readonly [name: string, value: string])[]
  }>[]
}>

/** What the portal knows of the person who asks, to read and to take along. */
export function MyData({ groups, locale, t }: MyDataProps & CabinetProps) {
  return (
    <>
      <p>{t('site:cabinet.dataText')}</p>
      <p>
        <a className="button" download href={`/${locale}/me/data.json`}>
          {t('site:cabinet.download')}
        </a>
      </p>
      {groups.map(({ rows, title }) => (
        <section key={title}>
          <h2>{title}</h2>
          {rows.length === 0 ? (
            <p>{t('site:cabinet.nothingKept')}</p>
          ) : (
            <dl className="facts">
              {rows.map(([name, value], index) => (
                <div key={`${name} ${String(index)}`}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      ))}
      <p>{t('site:cabinet.dataWrong')}</p>
    </>
  )
}
