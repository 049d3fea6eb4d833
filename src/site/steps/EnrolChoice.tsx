import { StepFrame, type StepProps } from './StepFrame'

/** Parts that a person without a second factor may begin with. */
const PARTS = ['app', 'card'] as const

/** Somebody whose role needs a second factor chooses one. */
export function EnrolChoice(props: StepProps) {
  const { locale, t, to } = props
  return (
    <StepFrame {...props} title={t('site:step.enrol.title')}>
      <p>{t('site:step.enrol.text')}</p>
      <form action={`/${locale}/sign-in/enrol/begin`} method="post">
        <input name="to" type="hidden" value={to} />
        {PARTS.map((part) => (
          <section className="step-choice" key={part}>
            <h2>{t(`site:step.enrol.${part}`)}</h2>
            <p>{t(`site:step.enrol.${part}Text`)}</p>
            <button className="button" name="part" type="submit" value={part}>
              {t(`site:step.enrol.${part}Go`)}
            </button>
          </section>
        ))}
      </form>
    </StepFrame>
  )
}
