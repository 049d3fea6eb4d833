import type { z } from 'zod'
import { codeOf, PortalError } from '#kernel'

/** A form that was refused by the cabinet itself; the message is a key of its texts. */
export class FormRefusal extends Error {
  override readonly name = 'FormRefusal'
  constructor(
    readonly key: string,
    readonly field: string,
  ) {
    super(key)
  }
}

/** @throws PortalError invalid_input */
export function parsed<T>(form: z.ZodType<T>, sent: unknown): T {
  const read = form.safeParse(sent)
  if (!read.success) throw new PortalError('invalid_input')
  return read.data
}

/** Somebody who is signed in is told what is wrong in the words of his cabinet. */
export async function withOwnWords<T>(work: Promise<T>, asked = 'current'): Promise<T> {
  try {
    return await work
  } catch (error) {
    const { field } = error as { field?: unknown }
    if (codeOf(error) === 'sign_in_failed') throw new FormRefusal('wrongPassword', asked)
    if (codeOf(error) === 'invalid_input' && field === 'email')
      throw new FormRefusal('badEmail', 'email')
    throw error
  }
}
