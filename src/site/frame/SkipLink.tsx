import type { Translate } from '#kernel'

/** The first thing the keyboard reaches: past the header, to what the page is about. */
export function SkipLink({ t }: Readonly<{ t: Translate }>) {
  return (
    <a className="skip" href="#content">
      {t('site:layout.skip')}
    </a>
  )
}
