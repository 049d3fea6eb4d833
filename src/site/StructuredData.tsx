import type { FrameLink } from '#kernel'
import type { DocumentInput } from './documentInput'

/** What search engines read of a page besides its text (schema.org): whose it is, and the way down to it. */
export function StructuredData(props: DocumentInput & Readonly<{ crumbs: readonly FrameLink[] }>) {
  const { crumbs, origin, site } = props
  const graph = [
    ...(site ? [organisation(origin, site)] : []),
    ...(crumbs.length > 0 ? [trail(props)] : []),
  ]
  if (graph.length === 0) return null
  const text = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph })
  // The one text that React does not escape: no name may end the element.
  const __html = text.replaceAll('<', '\\u003c')
  return <script dangerouslySetInnerHTML={{ __html }} type="application/ld+json" />
}

function organisation(origin: string, site: NonNullable<DocumentInput['site']>): object {
  const { home, look, title } = site
  return {
    '@type': 'EducationalOrganization',
    name: title,
    url: origin + home,
    ...(look?.logo && { logo: origin + look.logo.src }),
  }
}

function trail(props: DocumentInput & Readonly<{ crumbs: readonly FrameLink[] }>): object {
  const { crumbs, locale, origin, path, title } = props
  const steps = [...crumbs, { href: `/${locale}${path}`, label: title }]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ href, label }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: origin + href,
    })),
  }
}
