import type { Request } from 'express'
import { readCookie } from '#kernel'
import { readView } from '#site'

/** The reading preferences of a request, as the cookie `view` holds them. */
export const viewIn = (req: Request) => readView(readCookie(req.headers.cookie, 'view') ?? '')
