import type { AnyPlugin } from '../manifest'
import { fail } from '../manifestError'

/**
 * Manifests in the order in which they start: each after those that it depends on.
 * @throws ManifestError for one that is listed twice, depends on what is not there, or on itself
 */
export function inOrder(plugins: readonly AnyPlugin[]): AnyPlugin[] {
  const byId = new Map(plugins.map((plugin) => [plugin.id, plugin]))
  if (byId.size < plugins.length) {
    const twice = plugins.find(
      (plugin, index) => plugins.findIndex((one) => one.id === plugin.id) < index,
    )
    if (twice) fail(twice, 'is listed twice in plugins/index.ts')
  }
  const done = new Set<AnyPlugin>()
  const visit = (plugin: AnyPlugin, path: readonly AnyPlugin[]): void => {
    if (done.has(plugin)) return
    if (path.includes(plugin))
      fail(
        plugin,
        `'dependsOn' runs in a circle: ${[...path, plugin].map(({ id }) => id).join(' → ')}`,
      )
    for (const id of plugin.dependsOn ?? []) {
      const needed = byId.get(id)
      if (!needed) fail(plugin, `depends on '${id}', which is not in plugins/index.ts`)
      else visit(needed, [...path, plugin])
    }
    done.add(plugin)
  }
  for (const plugin of plugins) visit(plugin, [])
  return [...done]
}
