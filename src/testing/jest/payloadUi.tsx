import type { ReactNode } from 'react'
import { core } from '#collections'

/** What suites get as `@payloadcms/ui`, which needs a browser: links that do not load the admin anew. */
export const Link = ({ children, href }: Readonly<{ children: ReactNode; href: string }>) => (
  <a data-within="" href={href}>
    {children}
  </a>
)

/** Russian texts by their keys. */
export const useTranslation = () => ({
  t: (key: string) => core.translations.ru[key.replace('core:', '')] ?? key,
})
