import type { Test } from 'supertest'

/** Sends a file as it is, and hears the whole answer, whatever its type, as a Buffer. */
export function sendBytes(asked: Test, bytes: Buffer): Test {
  return asked
    .set('Content-Type', 'application/octet-stream')
    .serialize((body: unknown) => body as string)
    .buffer(true)
    .parse((answer, done) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        done(null, Buffer.concat(parts))
      })
    })
    .send(bytes as never)
}
