import type { CollectionConfig, Field } from 'payload'

type Hooks = NonNullable<CollectionConfig['hooks']>
type HookName =
  | 'afterChange'
  | 'afterDelete'
  | 'beforeChange'
  | 'beforeDelete'
  | 'beforeOperation'
  | 'beforeValidate'

/** One concern that the kernel adds to a collection: its fields, its indexes, its hooks. */
export type Aspect = Readonly<
  { fields?: readonly Field[]; indexes?: CollectionConfig['indexes'] } & Pick<Hooks, HookName>
>

/** Before the author's own hooks, so that these see what the kernel has decided. */
const FIRST: readonly HookName[] = ['beforeOperation', 'beforeValidate', 'beforeDelete']
/** After them, so that the kernel sees what they have made. */
const LAST: readonly HookName[] = ['beforeChange', 'afterChange', 'afterDelete']

/** The collection with all aspects put around what its author wrote. */
export function withAspects(
  collection: Omit<CollectionConfig, 'access'>,
  aspects: readonly Aspect[],
): Pick<CollectionConfig, 'fields' | 'hooks' | 'indexes'> {
  const own = collection.hooks ?? {}
  const added = (name: HookName): unknown[] =>
    aspects.flatMap((aspect): unknown[] => aspect[name] ?? [])
  const hooks = Object.fromEntries([
    ...FIRST.map((name) => [name, [...added(name), ...(own[name] ?? [])]]),
    ...LAST.map((name) => [name, [...(own[name] ?? []), ...added(name)]]),
  ]) as Hooks
  return {
    fields: [...collection.fields, ...aspects.flatMap(({ fields = [] }) => fields)],
    hooks: { ...own, ...hooks },
    indexes: [...(collection.indexes ?? []), ...aspects.flatMap(({ indexes = [] }) => indexes)],
  }
}
