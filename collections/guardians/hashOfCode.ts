import { hashOf } from '../users/sessionToken'

/** Under what a code is stored. */
export const hashOfCode = (code: string): string => hashOf(`guardian code ${code}`)
