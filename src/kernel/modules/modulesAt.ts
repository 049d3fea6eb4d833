import type { PublicContext } from '../context'
import { placedPages } from '../pages'
import type { Registry } from '../registry'
import type { TreePath } from '../tree'
import type { PlacedModule } from './placedModule'

/** The modules that are on at a place, in the order in which they start. */
export async function modulesAt(
  registry: Registry,
  { isOn }: Pick<PublicContext, 'isOn'>,
  place: Readonly<{ path: TreePath }>,
): Promise<readonly PlacedModule[]> {
  const pages = placedPages(registry)
  const there = [...registry.modules].map(async (id): Promise<PlacedModule[]> => {
    if (!(await isOn(id, place))) return []
    const own = pages.filter(({ owner }) => owner === id).map(({ path }) => path)
    const path = own.find((one) => one === `${id}/`) ?? own[0]
    return [{ id, ...(path !== undefined && { path }) }]
  })
  return (await Promise.all(there)).flat()
}
