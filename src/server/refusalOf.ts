import type { Response } from 'express'
import { codeOf, ERRORS, messageOf, waitOf, type Translate } from '#kernel'
import { FormRefusal } from './cabinet/formRefusal'

/** Why a form was refused, in the reader's words, and which field is at fault. */
export type Refusal = Readonly<{ message: string; field: string | undefined }>

/**
 * Gives a page that tells of a refusal its status, and how long to wait.
 * @throws whatever is no refusal of ours
 */
export function markRefused(res: Response, error: unknown): void {
  const code = codeOf(error)
  if (code === 'internal') throw error
  const wait = waitOf(error)
  if (wait !== undefined) res.set('Retry-After', String(wait))
  res.status(ERRORS[code].status)
}

/**
 * What a page tells of a form that was refused; the answer gets its status.
 * @throws whatever is no refusal of ours
 */
export function refusalOf(error: unknown, t: Translate, res: Response): Refusal {
  if (error instanceof FormRefusal) {
    res.status(400)
    return { message: t(`site:cabinet.${error.key}`), field: error.field }
  }
  markRefused(res, error)
  return { message: messageOf(error, t), field: (error as { field?: string }).field }
}
