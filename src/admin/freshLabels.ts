/**
 * Payload keeps the labels of a collection's fields by collection alone, in the language of whoever opened it first:
 * until the next start everybody else would read blocks and choices in that language. Told never to keep them, it
 * makes them for each request.
 */
export function freshLabels(): void {
  Object.defineProperty(globalThis, '_payload_doNotCacheClientSchemaMap', {
    configurable: true,
    get: () => true,
    // Payload takes the flag down once it has made some.
    set: () => undefined,
  })
}
