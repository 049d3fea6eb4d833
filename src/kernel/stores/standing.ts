import { databaseOf } from '../database'
import { PortalError } from '../errors'
import { isOnAt } from '../modules/isOnAt'
import type { Places } from '../modules/places'
import { refuseWhereOff } from '../modules/refuseWhereOff'
import { portalOf } from '../state'
import { AT, pathOf } from '../tree'
import type { PortalStore } from './portalStore'
import type { Writer } from './writeOps'

type Row = Readonly<Record<string, unknown>>

/** Which rows of a store count: those that stand where its module is on. A module that is on everywhere costs no read. */
export type Standing = Readonly<{
  /** Where the rows of an answer stand: anywhere, nowhere, or at these places. */
  places: () => Promise<boolean | Places>
  /** @throws PortalError module_off for a row that is to be made where the module is off */
  refuseNew: (row: Row) => Promise<void>
  /** @throws PortalError not_found for a row that stands where the module is off */
  refuseHidden: (id: string) => Promise<void>
  isShown: (row: Row) => Promise<boolean>
}>

/** For the system, which keeps what a module has left: every row counts. */
export const EVERY_ROW: Standing = {
  places: () => Promise.resolve(true),
  refuseNew: () => Promise.resolve(),
  refuseHidden: () => Promise.resolve(),
  isShown: () => Promise.resolve(true),
}

/** The rows of a store that count for a person. */
export function standingOf({ payload, req }: Writer, { scope, slug }: PortalStore): Standing {
  const { modules, registry } = portalOf(payload)
  const module = registry.moduleOf.get(slug)
  if (module === undefined) return EVERY_ROW
  const places = async (): Promise<boolean | Places> => {
    const rows = await modules.rows(module)
    return scope === undefined ? rows !== false : rows
  }
  return {
    places,
    refuseNew: (row) => refuseWhereOff(payload, slug, pathOf(row)),
    isShown: (row) => isOnAt(payload, slug, pathOf(row)),
    async refuseHidden(id) {
      const known = await places()
      if (known === true) return
      const query = { table: slug, ids: [id], columns: AT }
      const [row] = known === false ? [] : await databaseOf(payload).stores.read(query, req)
      // What is not there, the write itself finds out.
      const isHidden = known === false || (row && !(await isOnAt(payload, slug, pathOf(row))))
      if (isHidden) throw new PortalError('not_found')
    },
  }
}
