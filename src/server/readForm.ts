import type { Request } from 'express'
import { PortalError } from '#kernel'

/** The admin sends two parts: the document and the file. */
const MOST_PARTS = 20
/** What may follow the closing boundary, in bytes. */
const EPILOGUE = 200

/**
 * Reads a form of several parts.
 * @throws PortalError malformed_body
 */
export async function readForm(req: Request, body: Buffer): Promise<FormData> {
  const type = req.headers['content-type'] ?? ''
  // A very long boundary makes multipart parsers slow; no browser sends one.
  const boundary = /;\s*boundary="?([^";]{1,70})"?\s*(;|$)/i.exec(type)?.[1]
  if (boundary === undefined || !isWhole(body, boundary)) throw new PortalError('malformed_body')
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': type },
    }).formData()
    if ([...form].length > MOST_PARTS) throw new PortalError('malformed_body')
    return form
  } catch (cause) {
    throw cause instanceof PortalError ? cause : new PortalError('malformed_body', {}, { cause })
  }
}

/** A form that was cut off would store half a picture; one of thousands of parts is no form of ours. */
function isWhole(body: Buffer, boundary: string): boolean {
  const end = body.lastIndexOf(`--${boundary}--`)
  if (end === -1 || end < body.length - EPILOGUE) return false
  let parts = 0
  for (let at = body.indexOf(`--${boundary}\r\n`); at !== -1; parts++) {
    if (parts > MOST_PARTS) return false
    at = body.indexOf(`--${boundary}\r\n`, at + 1)
  }
  return true
}
