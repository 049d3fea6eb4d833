import { z } from 'zod'

/**
 * The id of a document, as a request names it: in the letters in which the database writes it. MongoDB finds a document under
 * capitals too, and what is kept about it under its id would not be found.
 */
export const documentId = z.string().min(1).max(64).toLowerCase()
