import { BasePayload, type Payload } from 'payload'
import config from '../../payload.config'

/** A portal whose database is never opened: enough to read the schema of its collections. */
export async function openForSchema(): Promise<Payload> {
  return new BasePayload().init({ config, disableDBConnect: true, disableOnInit: true })
}
