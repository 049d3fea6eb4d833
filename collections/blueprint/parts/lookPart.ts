import type { Blueprint } from '../blueprintFile'
import type { PlannedStep, Target } from '../step'

type Look = NonNullable<Blueprint['look']>

/** Pictures belong to the institution; a blueprint leaves them out. */
const FIELDS = ['theme', 'band', 'bandInk', 'action', 'actionInk', 'fontSize'] as const

/** The look that an institution wears. */
export async function lookOf({ ctx, id }: Target): Promise<Look | undefined> {
  const { docs } = await ctx.db.find({
    collection: 'appearances',
    depth: 0,
    limit: 1,
    pagination: false,
    sort: '-updatedAt',
    where: { institution: { equals: id } },
  })
  const [worn] = docs as unknown as Readonly<Record<string, unknown>>[]
  if (!worn) return undefined
  const chosen = FIELDS.flatMap((name) =>
    typeof worn[name] === 'string' ? [[name, worn[name]]] : [],
  )
  return { name: String(worn.name), ...Object.fromEntries(chosen) } as Look
}

/** Puts the look beside those that the institution has: the last one is worn, the others stay. */
export async function planLook(target: Target, look: Look): Promise<PlannedStep[]> {
  const worn = await lookOf(target)
  const { name } = look
  const isWorn = worn !== undefined && FIELDS.every((field) => worn[field] === look[field])
  if (isWorn) return [{ part: 'look', name, does: 'same' }]
  return [
    {
      part: 'look',
      name,
      does: worn ? 'change' : 'add',
      async run() {
        const data = { ...look, institution: target.id }
        await target.ctx.db.create({ collection: 'appearances', data })
      },
    },
  ]
}
