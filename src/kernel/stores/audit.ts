import type { PayloadRequest } from 'payload'
import { subjectOf } from '../membership'
import { columnsOfPlace, type Place } from './place'
import { newRowId } from './rowId'
import { AUDIT } from './systemStores'
import { writeOps } from './writeOps'

/** Something that somebody did, for those who must be able to find out later. */
export type AuditEntry = Readonly<{
  /** `pages.publish` */
  action: string
  target: Readonly<{ collection: string; id: string }>
  /** Where the target stands. */
  place?: Place | undefined
  /** Never a name, a mark, a text that somebody wrote. */
  details?: Readonly<Record<string, unknown>>
}>

/** Puts an entry into the audit, in the transaction or unit of `req`: it is there exactly when the deed is. */
export async function audit(req: PayloadRequest, entry: AuditEntry): Promise<void> {
  const { action, details = {}, place, target } = entry
  await writeOps({ payload: req.payload, req }, [
    {
      do: 'put',
      table: AUDIT,
      id: newRowId(),
      values: {
        at: new Date().toISOString(),
        who: subjectOf(req)?.id ?? 'system',
        action,
        targetCollection: target.collection,
        targetId: target.id,
        details,
        ...columnsOfPlace(place),
      },
    },
  ])
}
