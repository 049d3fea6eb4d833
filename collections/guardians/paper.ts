import {
  dayOf,
  idOf,
  LOCALES,
  portalOf,
  writtenDay,
  type EndpointContext,
  type Locale,
} from '#kernel'
import { institutionNames } from '../memberships/institutionNames'
import { peopleOf } from '../memberships/people'
import type { Answering } from './answersFor'
import type { Kind } from './kinds'

/** What is printed for one guardian, in one language: a heading, and lines below it. */
export type PaperText = Readonly<{
  lang: Locale
  title: string
  facts: readonly (readonly [name: string, value: string])[]
  steps: readonly string[]
}>

/** The paper that a school hands to a guardian with a code: in both languages, without any number of a person. */
export async function paperOf(
  { req }: EndpointContext,
  { school }: Answering,
  {
    child,
    code,
    kind,
    until,
  }: Readonly<Record<'child' | 'code' | 'until', string> & { kind: Kind }>,
): Promise<readonly PaperText[]> {
  const { name = '' } = (await peopleOf(req, [child])).get(child) ?? {}
  const institution = idOf(school.institution) ?? ''
  return Promise.all(
    LOCALES.map(async (lang) => {
      const t = portalOf(req.payload).translate(lang)
      const text = (key: string): string => t(`core:guardians.print.${key}`)
      const names = await institutionNames(req, [institution], lang)
      return {
        lang,
        title: text('title'),
        facts: [
          [text('child'), name],
          [text('school'), names.get(institution) ?? ''],
          [text('for'), t(`core:guardians.kind.${kind}`)],
          [text('code'), code],
          [text('until'), writtenDay(dayOf(new Date(until)))],
        ],
        steps: ['one', 'two', 'three'].map((step) => text(`step.${step}`)),
      }
    }),
  )
}
