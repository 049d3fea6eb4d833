import type { Locale, Translate } from '#kernel'
import { Button } from '../ui/Button'
import { FormField } from '../ui/FormField'
import { NewPasswordFields } from '../steps/NewPasswordFields'
import { Notice } from '../ui/Notice'

export type SlipEntryProps = Readonly<{
  locale: Locale
  t: Translate
  /** Fewest characters of a password. */
  least: number
  /** What the person typed before, after a failed attempt; never the code. */
  username?: string | undefined
  /** Why the last attempt failed, and which field is at fault. */
  refusal?: Readonly<{ message: string; field?: string | undefined }> | undefined
}>

const REFUSAL = 'slip-refusal'

/** The page for whoever has a printed slip: name, code, and the password that he chooses. */
export function SlipEntry({ least, locale, refusal, t, username }: SlipEntryProps) {
  const errorOf = (field: string) => (refusal?.field === field ? REFUSAL : undefined)
  return (
    <div className="panel">
      <h1>{t('site:slip.title')}</h1>
      <p>{t('site:slip.text')}</p>
      {refusal && (
        <Notice id={REFUSAL} tone="error">
          <p>{refusal.message}</p>
        </Notice>
      )}
      <form action={`/${locale}/sign-in/slip`} method="post">
        <FormField
          autoCapitalize="none"
          autoComplete="username"
          defaultValue={username}
          label={t('site:slip.username')}
          name="username"
          required
          spellCheck={false}
        />
        <FormField
          autoCapitalize="characters"
          autoComplete="off"
          errorId={errorOf('code')}
          hint={t('site:slip.codeHint')}
          label={t('site:slip.code')}
          name="code"
          required
          spellCheck={false}
        />
        <NewPasswordFields errorOf={errorOf} label={t('site:slip.password')} least={least} t={t} />
        <Button>{t('site:slip.submit')}</Button>
      </form>
      <p className="panel-foot">
        <a href={`/${locale}/sign-in`}>{t('site:slip.back')}</a>
      </p>
    </div>
  )
}
