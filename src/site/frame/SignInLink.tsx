import type { LayoutProps } from '#ui/Theme'

/** The way in, where there is one. */
export function SignInLink({ signInHref, t }: Pick<LayoutProps, 'signInHref' | 't'>) {
  if (signInHref === undefined) return null
  return (
    <a className="sign-in" href={signInHref}>
      {t('site:layout.signIn')}
    </a>
  )
}
