import type { CollectionConfig, LabelFunction } from 'payload'
import type { Aspect } from './aspect'

/** May a document of this collection be saved without being public? */
export function hasDrafts({ versions }: Pick<CollectionConfig, 'versions'>): boolean {
  return typeof versions === 'object' && Boolean(versions.drafts)
}

/**
 * Payload puts an index on `_status` alone, which the planner prefers to the one that also holds the order: it would
 * read every published document of the republic to show fifty. Ours stand in `scopeAspect`.
 */
export function draftAspect(collection: Pick<CollectionConfig, 'versions'>): Aspect {
  if (!hasDrafts(collection)) return {}
  const label: LabelFunction = ({ t }) => (t as (key: string) => string)('version:status')
  return { fields: [{ name: '_status', type: 'select', index: false, label, options: [] }] }
}
