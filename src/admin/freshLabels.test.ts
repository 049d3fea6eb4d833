import { expect, test } from '@jest/globals'
import { freshLabels } from './freshLabels'

test('Payload is told to make labels anew, also after it has made some', () => {
  freshLabels()
  freshLabels()
  const flags = globalThis as { _payload_doNotCacheClientSchemaMap?: boolean }
  flags._payload_doNotCacheClientSchemaMap = false
  expect(flags._payload_doNotCacheClientSchemaMap).toBe(true)
})
