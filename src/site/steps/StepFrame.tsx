import type { ReactNode } from 'react'
import type { Locale, Translate } from '#kernel'
import { Notice } from '../ui/Notice'

/** What every step of signing in is told. */
export type StepProps = Readonly<{
  locale: Locale
  t: Translate
  /** Where to go when all is done. */
  to: string
  /** Why the last form was refused, and which field is at fault. */
  refusal?: Readonly<{ message: string; field?: string | undefined }> | undefined
}>

const REFUSAL = 'step-refusal'

type Props = StepProps &
  Readonly<{ children: ReactNode; title: string; isWide?: boolean; canLeave?: boolean }>

/** A step of signing in: what it is about, and a way out. */
export function StepFrame(props: Props) {
  const { canLeave = true, children, isWide = false, locale, refusal, t, title } = props
  return (
    <div className={isWide ? 'panel panel-wide' : 'panel'}>
      <h1>{title}</h1>
      {refusal && (
        <Notice id={REFUSAL} tone="error">
          <p>{refusal.message}</p>
        </Notice>
      )}
      {children}
      {canLeave && (
        <form action={`/${locale}/sign-out`} className="panel-foot" method="post">
          <button className="button-quiet" type="submit">
            {t('site:step.leave')}
          </button>
        </form>
      )}
    </div>
  )
}

/** What ties a field to the refusal above, where it is the one at fault. */
export const stepErrorOf = (
  { refusal }: Pick<StepProps, 'refusal'>,
  field: string,
): string | undefined => (refusal?.field === field ? REFUSAL : undefined)
