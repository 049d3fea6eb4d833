import type { LayoutProps } from '#ui/Theme'

/** Is this the start page of the school's site? */
export function isSiteHome({ languages, site }: Pick<LayoutProps, 'languages' | 'site'>): boolean {
  return site !== undefined && languages.some((one) => one.isCurrent && one.href === site.home)
}
