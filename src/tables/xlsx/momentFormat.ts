/** What a number format makes of a number: a date, perhaps with the time, or a time of day. */
export type Moment = 'date' | 'time'

/** The formats that every workbook has without saying so (ECMA-376, 18.8.30), those of East Asia among them. */
const BUILT_IN: readonly (readonly [first: number, last: number, moment: Moment])[] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'date'],
  [27, 36, 'date'],
  [45, 45, 'time'],
  [47, 47, 'time'],
  [50, 58, 'date'],
]

/** The meaning of a built-in number format. */
export function builtInMoment(id: number): Moment | undefined {
  return BUILT_IN.find(([first, last]) => first <= id && id <= last)?.[2]
}

/** The meaning of a format code such as `dd.mm.yyyy;@`. Durations (`[h]:mm`) are numbers like any other. */
export function momentFormat(code: string): Moment | undefined {
  // Quoted and escaped letters are shown as they are; `_x` and `*x` make room.
  const bare = code.replace(/"[^"]*"?|[\\_*]./gs, '').toLowerCase()
  const [first = ''] = bare.split(';')
  if (/\[(h+|m+|s+)\]/.test(first)) return undefined
  const letters = first.replace(/\[[^\]]*\]?/g, '').replace('general', '')
  if (/[dy]/.test(letters)) return 'date'
  if (/[hs]/.test(letters)) return 'time'
  return letters.includes('m') ? 'date' : undefined
}
