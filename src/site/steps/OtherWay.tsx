import type { StepProps } from './StepFrame'

type Props = Pick<StepProps, 'locale' | 't' | 'to'> &
  Readonly<{ canChoose: boolean; part: 'app' | 'card' }>

/** The other kind of second factor, or a way back to the cabinet where nothing has to be set up. */
export function OtherWay({ canChoose, locale, part, t, to }: Props) {
  if (!canChoose)
    return (
      <p className="step-other">
        <a href={`/${locale}/me/security`}>{t('site:step.cancel')}</a>
      </p>
    )
  return (
    <form action={`/${locale}/sign-in/enrol/begin`} className="step-other" method="post">
      <input name="to" type="hidden" value={to} />
      <button className="button-quiet" name="part" type="submit" value={part}>
        {t(`site:step.enrol.${part}Instead`)}
      </button>
    </form>
  )
}
