import type { Request } from 'express'
import type { z } from 'zod'
import { PortalError } from '#kernel'
import { sentForm } from '../exchange'

/**
 * Reads a plain form in which each field stands once, and no other.
 * @throws PortalError invalid_input (also for lists, objects, and whatever is no form), too_large, malformed_body
 */
export async function readForm<T>(req: Request, form: z.ZodType<T>): Promise<T> {
  const sent = [...(await sentForm(req))]
  const names = new Set(sent.map(([name]) => name))
  const read = form.safeParse(Object.fromEntries(sent))
  const isForm = req.is('application/x-www-form-urlencoded') !== false
  if (!isForm || names.size !== sent.length || !read.success) throw new PortalError('invalid_input')
  return read.data
}
