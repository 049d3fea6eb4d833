import type { Request } from 'express'
import type { FlattenedField } from 'payload'
import { PortalError } from '#kernel'
import { checkDocument } from './checkDocument'
import { faultIn } from './documentShape'
import { parseJson } from './parseJson'
import { readForm } from './readForm'
import type { FileKind } from './restTarget'
import { rewritePicture } from './rewritePicture'
import { readBody } from './webRequest'
import { withRev } from './withRev'

const MB = 1024 * 1024
const JSON_LIMIT = MB
const UPLOAD_LIMIT = 20 * MB

const CHECKS: Readonly<Record<FileKind, (input: Buffer) => Promise<File>>> = {
  document: checkDocument,
  picture: rewritePicture,
}

const NO_BODY = new Set(['GET', 'HEAD', 'OPTIONS'])
const EMPTY = Buffer.from('{}')

/** What a request may bring. */
export type Expected = Readonly<{
  /** Of the document in the body; undefined where it is something else. */
  fields: readonly FlattenedField[] | undefined
  /** Of which kind is the file that comes with it? Only with one may it be large. */
  file: FileKind | undefined
  /** Has a change to say which version it was made from? Whoever may change nothing need not. */
  namesRev: boolean
}>

/**
 * Reads the body of a REST request as Payload may have it: JSON, or the admin's form, whose picture is decoded and
 * written anew, whose document is looked into. All of this happens before Payload sees the request, so that no write waits for it.
 * @throws PortalError malformed_body, invalid_input, too_large, unsupported_file, unsupported_document,
 *   rev_required
 */
export async function restBody(
  req: Request,
  expected: Expected,
): Promise<Buffer | FormData | undefined> {
  if (NO_BODY.has(req.method)) return undefined
  const type = mediaTypeOf(req)
  const isForm = type === 'multipart/form-data'
  const body = await readBody(req, isForm && expected.file ? UPLOAD_LIMIT : JSON_LIMIT)
  // Hooks count on a document, be it an empty one.
  if (body.length === 0) return EMPTY
  if (isForm) return cleanForm(req, await readForm(req, body), expected)
  if (type !== 'application/json') throw new PortalError('malformed_body')
  return Buffer.from(JSON.stringify(cleanDocument(req, parseJson(body), expected)))
}

/** The media type of a body without its parameters, in lower case; '' when none is named. */
export function mediaTypeOf(req: Request): string {
  const [type = ''] = (req.headers['content-type'] ?? '').split(';')
  return type.trim().toLowerCase()
}

/** What Payload reads of a form, once each: the document and the file. */
async function cleanForm(req: Request, form: FormData, expected: Expected): Promise<FormData> {
  const { file: kind } = expected
  const documents = form.getAll('_payload')
  const files = form.getAll('file').filter((value) => typeof value !== 'string')
  if (documents.length > 1 || files.length > 1) throw new PortalError('malformed_body')
  const next = new FormData()
  const [document = '{}'] = documents
  if (typeof document !== 'string') throw new PortalError('malformed_body')
  next.append('_payload', JSON.stringify(cleanDocument(req, parseJson(document), expected)))
  const [file] = files
  if (file && kind) next.append('file', await CHECKS[kind](Buffer.from(await file.arrayBuffer())))
  return next
}

type Values = Readonly<Record<string, unknown>>

/** What a client may send although no field of the form shows it. */
const KEPT: ReadonlySet<string> = new Set(['id', 'deletedAt', 'password', 'rev'])

/**
 * Checks that JSON is a document with values of the right kinds, and leaves in it what people fill in: hidden fields
 * (the files of a picture, search keys, stamps) are the server's alone, and names that are no field at all are none.
 */
function cleanDocument(req: Request, document: unknown, { fields, namesRev }: Expected): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new PortalError('malformed_body')
  }
  if (!fields) return document
  const values = document as Values
  const isId = values.id === undefined || typeof values.id === 'string'
  const fault = isId ? faultIn(fields, values) : 'id'
  if (fault !== undefined) throw new PortalError('invalid_input', {}, { field: fault })
  const shown = new Set(fields.filter((field) => !isHidden(field)).map(({ name }) => name))
  const clean = Object.fromEntries(
    Object.entries(values).filter(([name]) => shown.has(name) || KEPT.has(name)),
  )
  return namesRev ? withRev(req, clean, fields) : clean
}

function isHidden(field: FlattenedField): boolean {
  const { admin, hidden } = field as { admin?: { hidden?: boolean }; hidden?: boolean }
  return hidden === true || admin?.hidden === true
}
