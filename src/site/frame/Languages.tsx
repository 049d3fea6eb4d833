import type { LayoutProps } from '#ui/Theme'

/** Each language calls itself by its own name, whatever the language of the page. */
const NAMES = { kk: ['Қаз', 'Қазақша'], ru: ['Рус', 'Русский'] } as const

/** The same page in the other language. */
export function Languages({ languages, t }: Pick<LayoutProps, 'languages' | 't'>) {
  return (
    <nav aria-label={t('site:layout.languages')}>
      <ul className="languages">
        {languages.map(({ href, isCurrent, locale }) => (
          <li key={locale}>
            <a
              aria-current={isCurrent ? 'true' : undefined}
              href={href}
              hrefLang={locale}
              lang={locale}
              title={NAMES[locale][1]}
            >
              {NAMES[locale][0]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
