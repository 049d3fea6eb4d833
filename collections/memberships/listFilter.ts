import type { BaseFilter, Where } from 'payload'

/**
 * What the list of people leaves out until its address asks for it: roles that are over (`ended=1`), and parents and
 * pupils (`families=1`), who are many and whose names nobody should see in passing.
 */
export const listFilter: BaseFilter = ({ req }) => {
  const isAsked = (name: string): boolean => req.query[name] === '1'
  const now = new Date().toISOString()
  const left: Where[] = [
    ...(isAsked('ended')
      ? []
      : [{ or: [{ until: { exists: false } }, { until: { greater_than: now } }] }]),
    ...(isAsked('families') ? [] : [{ role: { not_in: ['parent', 'pupil'] } }]),
  ]
  return left.length === 0 ? null : { and: left }
}
