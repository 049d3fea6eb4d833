import { defineWidget } from '#kernel'
import type { CorePermission } from '../../permissions'
import { answeredNodes } from './answeredNodes'
import { nameOf, ownSteps } from './ownSteps'
import { stepsBelow } from './stepsBelow'

/** What is left to do before people use the portal at a place; it goes when everything is done. */
export const firstSteps = defineWidget<CorePermission>({
  slug: 'first-steps',
  permission: 'institutions.edit',
  async load(ctx) {
    for (const node of await answeredNodes(ctx)) {
      const rows = [...(await ownSteps(ctx, node)), ...(await stepsBelow(ctx, node))]
      if (rows.some(({ isDone }) => isDone === false)) return { about: nameOf(ctx, node), rows }
    }
    return undefined
  },
})
