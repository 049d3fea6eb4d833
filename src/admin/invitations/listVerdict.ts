import type { PeopleReport } from './invitations'

/** What a report comes to: keys of texts, and how the list can be applied if at all. */
export type ListVerdict = Readonly<{
  title: 'checked' | 'done' | 'refused'
  sentence?: 'allFaulty' | 'faulty' | 'ready'
  apply?: 'all' | 'partial'
  /** Is there a table of who got what? */
  hasResult: boolean
  numbers: readonly (readonly [name: string, count: number])[]
}>

type Given = Pick<PeopleReport, 'faultCount' | 'invited' | 'isDry' | 'left' | 'made'>

/** Tells what to think of the report about a list of people. */
export function listVerdict({ faultCount, invited, isDry, left, made }: Given): ListVerdict {
  const isNothing = invited + made === 0
  if (!isDry)
    return {
      title: isNothing ? 'refused' : 'done',
      hasResult: !isNothing,
      numbers: [
        ['invited', invited],
        ['made', made],
        ['left', left],
      ],
    }
  const numbers = [
    ['willInvite', invited] as const,
    ['willMake', made] as const,
    ['left', left] as const,
  ]
  const told = { title: 'checked', hasResult: false, numbers } as const
  if (isNothing) return { ...told, sentence: 'allFaulty' }
  return faultCount === 0
    ? { ...told, sentence: 'ready', apply: 'all' }
    : { ...told, sentence: 'faulty', apply: 'partial' }
}
