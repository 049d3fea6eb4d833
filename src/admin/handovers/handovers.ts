export type { HandoverList as HandoversAnswer, ShownHandover } from '#collections/answers'

/** Where hand-overs of accounts are read and decided about. */
export const HANDOVERS = '/api/plugins/core/handovers'

/** The user names in what was typed: between them stand spaces, commas, or lines. */
export const userNamesIn = (typed: string): string[] => [
  ...new Set(
    typed
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  ),
]
