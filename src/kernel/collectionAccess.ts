import type { Access, CollectionConfig, PayloadRequest, Where } from 'payload'
import { mayAnywhere, mayUseAdmin, openRows, rowsFor } from './access'
import type { Grants } from './grants'
import type { PortalCollection } from './portalCollection'
import { subjectOf } from './membership'
import { rowsOn } from './modules/rowsOn'
import { nobody, rule } from './rule'
import { nodeFieldOf } from './scope'

type Admin = NonNullable<NonNullable<CollectionConfig['access']>['admin']>

/** Payload's access functions of a collection, made from the permissions it names. Nothing is left to a default. */
export function accessOf(
  collection: PortalCollection,
  permissions: ReadonlyMap<string, Grants>,
): NonNullable<CollectionConfig['access']> {
  const { access } = collection
  if (access === 'system') {
    return {
      admin: nobody,
      create: nobody,
      delete: nobody,
      read: nobody,
      readVersions: nobody,
      unlock: nobody,
      update: nobody,
    }
  }
  const node = nodeFieldOf(collection)
  const grantsOf = (name: string): Grants => permissions.get(name) ?? {}
  const onlyOn = async (req: PayloadRequest, where: boolean | Where): Promise<boolean | Where> => {
    if (where === false) return false
    const on = await rowsOn(req.payload, collection.slug)
    if (on.length === 0) return where
    return { and: [...(where === true ? [] : [where]), ...on] }
  }
  const rows = (operation: string, name: string, open: true | Where): Access =>
    rule<Access>(operation, ({ req }) =>
      onlyOn(req, rowsFor(grantsOf(name), subjectOf(req), open, node)),
    )
  return {
    // Signed-in people without any role have no business in the admin.
    admin: rule<Admin>('admin', ({ req }) => mayUseAdmin(subjectOf(req))),
    create: rule<Access>('create', ({ req }) =>
      mayAnywhere(grantsOf(access.create), subjectOf(req)),
    ),
    delete: rows('delete', access.delete, true),
    read: rows('read', access.read, openRows(collection)),
    readVersions: rule<Access>('readVersions', async ({ req }) => {
      const subject = subjectOf(req)
      if (!subject) return false
      const where = rowsFor(grantsOf(access.update), subject, true, node)
      return ofVersion(await onlyOn(req, where))
    }),
    unlock: nobody,
    update: rows('update', access.update, true),
  }
}

/** Puts `version.` before every field of a predicate, for Payload's version tables. */
export function ofVersion(where: boolean | Where): boolean | Where {
  if (typeof where === 'boolean') return where
  return Object.fromEntries(
    Object.entries(where).map(([key, value]) => [
      key === 'and' || key === 'or' ? key : `version.${key}`,
      key === 'and' || key === 'or'
        ? (value as Where[]).map((part) => ofVersion(part) as Where)
        : value,
    ]),
  )
}
