import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { FormField } from '../ui/FormField'
import { Day } from '../ui/Time'
import { errorIdOf, type CabinetProps } from './CabinetFrame'

/** A child as its guardian sees it; days ISO 8601, '' where open. */
export type ShownChild = Readonly<{
  link: string
  name: string
  kind: string
  schools: readonly Readonly<{ name: string; group: string }>[]
  since: string
  until: string
}>

export type ChildrenProps = Readonly<{ children: readonly ShownChild[] }>

/** The children whose guardian one is, and how another one is added. */
export function Children(props: ChildrenProps & CabinetProps) {
  const { children, t } = props
  return (
    <>
      {children.length === 0 ? (
        <EmptyState hint={t('site:cabinet.noChildrenHint')} title={t('site:cabinet.noChildren')} />
      ) : (
        <ul className="plain-list">
          {children.map((child) => (
            <li key={child.link}>
              <Child {...props} child={child} />
            </li>
          ))}
        </ul>
      )}
      <AddChild {...props} />
    </>
  )
}

function Child({ child, locale, t }: CabinetProps & Readonly<{ child: ShownChild }>) {
  const { kind, link, name, schools, since, until } = child
  return (
    <>
      <p>
        <strong>{name}</strong>
        {schools.map((school) => (
          <span className="cabinet-line" key={school.name}>
            {[school.name, school.group].filter(Boolean).join(', ')}
          </span>
        ))}
        <small className="cabinet-line">
          {kind}. {t('site:cabinet.child.since')}: <Day at={since} />
          {until !== '' && (
            <>
              . {t('site:cabinet.child.until')}: <Day at={until} />
            </>
          )}
        </small>
      </p>
      <details>
        <summary>{t('site:cabinet.child.notMine')}</summary>
        <p>{t('site:cabinet.child.endText')}</p>
        <form action={`/${locale}/me/children/end`} method="post">
          <input name="link" type="hidden" value={link} />
          <button
            aria-label={`${t('site:cabinet.child.end')}: ${name}`}
            className="button-quiet"
            type="submit"
          >
            {t('site:cabinet.child.end')}
          </button>
        </form>
      </details>
    </>
  )
}

function AddChild(props: CabinetProps) {
  const { locale, t } = props
  return (
    <section aria-labelledby="add-child">
      <h2 id="add-child">{t('site:cabinet.addChild')}</h2>
      <p>{t('site:cabinet.addChildText')}</p>
      <form action={`/${locale}/me/children/add`} method="post">
        <FormField
          autoCapitalize="characters"
          autoComplete="off"
          errorId={errorIdOf(props, 'code')}
          hint={t('site:cabinet.child.codeHint')}
          label={t('site:cabinet.child.code')}
          maxLength={40}
          name="code"
          required
          spellCheck={false}
        />
        <Button>{t('site:cabinet.child.add')}</Button>
      </form>
    </section>
  )
}
