import type { z } from 'zod'
import type { Translate } from '../translator'

/** What is wrong with one value, for who filled it in; `path` is its way down (`terms.0.from`). */
export type Fault = Readonly<{ path: string; message: string }>

type Issue = z.core.$ZodIssue

/**
 * What is wrong with values, in sentences.
 * @param owner among whose texts the messages of a schema's own checks are: there a message is a key
 */
export function faultsOf(
  { issues }: Readonly<{ issues: readonly Issue[] }>,
  t: Translate,
  owner: string,
): readonly Fault[] {
  return issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: sentenceOf(issue, t, owner),
  }))
}

function sentenceOf(issue: Issue, t: Translate, owner: string): string {
  switch (issue.code) {
    case 'custom':
      return t(`${owner}:${issue.message}`)
    case 'invalid_type':
      return t(issue.input === undefined ? 'kernel:fault.missing' : 'kernel:fault.type')
    case 'invalid_value':
      return t('kernel:fault.choice')
    case 'invalid_format':
      return t(FORMATS[issue.format] ?? 'kernel:fault.type')
    case 'too_small':
      return sizeSentence(issue.origin, 'Min', issue.minimum, t)
    case 'too_big':
      return sizeSentence(issue.origin, 'Max', issue.maximum, t)
    case 'unrecognized_keys':
      return t('kernel:fault.unknown')
    default:
      return t('kernel:fault.type')
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'kernel:fault.day',
  url: 'kernel:fault.link',
}

function sizeSentence(
  origin: string,
  bound: 'Max' | 'Min',
  limit: number | bigint,
  t: Translate,
): string {
  if (origin === 'string' && limit === 1) return t('kernel:fault.missing')
  const kind = ['array', 'string'].includes(origin) ? origin : 'number'
  return t(`kernel:fault.${kind}${bound}`, { limit: Number(limit) })
}
