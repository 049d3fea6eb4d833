import type { PayloadRequest } from 'payload'
import { isClosed } from '#kernel'
import { mayAt, type Place } from '../../institutions/placeFor'

/** May something be decided at an institution from a moment on? Nothing new begins where the work has ended. */
export const takesDecisions = (
  req: PayloadRequest,
  { node, path }: Place,
  from?: string,
): boolean => mayAt(req, 'modules.switch', path) && !isClosed(node, from)
