import { CodeField } from '../steps/CodeField'
import { FEW } from '../steps/CodeStep'
import { FormField } from '../ui/FormField'
import { Day } from '../ui/Time'
import { errorIdOf, type CabinetProps } from './CabinetFrame'

/** The second factor of the person; `since` is ISO 8601, and absent where there is none. */
export type ShownFactor = Readonly<{
  since?: string | undefined
  hasApp: boolean
  /** How many codes of the card are left; absent where there is no card. */
  card?: number | undefined
  /** Which of them is asked for next. */
  number?: number | undefined
  recovery: number
  /** May it not be switched off? */
  isDemanded: boolean
}>

type Props = CabinetProps & Readonly<{ factor: ShownFactor }>

/** The second step at sign-in: what there is, and one form for all that can be done about it. */
export function SecondStep(props: Props) {
  const { factor, locale, t } = props
  const hasOne = factor.since !== undefined
  const text = (key: string, values = {}): string => t(`site:cabinet.factor.${key}`, values)
  return (
    <section aria-labelledby="factor">
      <h2 id="factor">{t('site:cabinet.factor')}</h2>
      {hasOne ? <Facts {...props} /> : <p>{text('none')}</p>}
      <form action={`/${locale}/me/security/factor`} method="post">
        <p>{text(hasOne ? 'change' : 'set')}</p>
        <FormField
          autoComplete="current-password"
          errorId={errorIdOf(props, 'factorPassword')}
          label={text('password')}
          name="factorPassword"
          required
          type="password"
        />
        {hasOne && (
          <CodeField
            errorId={errorIdOf(props, 'code')}
            hint={
              factor.number === undefined
                ? undefined
                : text('codeNumber', { number: factor.number })
            }
            label={text('code')}
          />
        )}
        <div className="cabinet-choices">
          <Part label={text(factor.hasApp ? 'appAnew' : 'appSet')} part="app" />
          <Part label={text(factor.card === undefined ? 'cardSet' : 'cardAnew')} part="card" />
          {hasOne && <Part label={text('recoveryAnew')} part="recovery" />}
        </div>
        {hasOne && <Off {...props} />}
      </form>
    </section>
  )
}

function Part({ label, part }: Readonly<{ label: string; part: string }>) {
  return (
    <button className="button-quiet" name="part" type="submit" value={part}>
      {label}
    </button>
  )
}

function Off({ factor, locale, t }: Props) {
  if (factor.isDemanded) return <p>{t('site:cabinet.factor.demanded')}</p>
  return (
    <>
      <p>{t('site:cabinet.factor.offText')}</p>
      <button
        className="button-quiet"
        formAction={`/${locale}/me/security/factor-off`}
        type="submit"
      >
        {t('site:cabinet.factor.off')}
      </button>
    </>
  )
}

function Facts({ factor, t }: Props) {
  const { card, hasApp, recovery, since = '' } = factor
  const text = (key: string, values = {}): string => t(`site:cabinet.factor.${key}`, values)
  const facts = [
    [text('app'), text(hasApp ? 'isOn' : 'isOff')],
    [text('card'), card === undefined ? text('isOff') : text('left', { left: card })],
    [text('recovery'), text('left', { left: recovery })],
  ]
  return (
    <>
      <p>
        {text('since')} <Day at={since} />
      </p>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {card !== undefined && card < FEW && <p>{text('few')}</p>}
    </>
  )
}
