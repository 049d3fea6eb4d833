import { contentLocale, textIn } from '#collections'
import type { Locale, PublicContext, PublicPlace } from '#kernel'
import { SEVERITIES, severityOf, type Severity } from './severity'

/** A notice as readers see it. */
export type ShownNotice = Readonly<{
  id: string
  text: string
  details: string
  severity: Severity
  /** ISO 8601 */
  from: string
  until: string
  /** Language of the text, where it is not the page's. */
  language?: Locale
}>

/** What holds at a place now, of it and of all above it: the gravest first, then the newest. */
export async function currentNotices(
  ctx: PublicContext,
  { path }: PublicPlace,
): Promise<ShownNotice[]> {
  if (path.length === 0) return []
  const found = await ctx.find('notices', { by: { institution: path }, sort: '-from', limit: 100 })
  return found
    .map((notice): ShownNotice => {
      const language = contentLocale(notice.text, ctx.locale)
      return {
        id: notice.id,
        text: textIn(notice.text, language),
        details: textIn(notice.details, language),
        severity: severityOf(notice.severity),
        from: String(notice.from),
        until: String(notice.until),
        ...(language !== ctx.locale && { language }),
      }
    })
    .sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity))
}
