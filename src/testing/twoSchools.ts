import type { Payload, PayloadRequest } from 'payload'
import { inTransaction, systemDb } from '#kernel'

export type TestSchool = Readonly<{ institution: string; site: string; slug: string }>

/** Two schools of one region with a site each: what belongs to one must stay closed to the other. */
export async function twoSchools(
  payload: Payload,
): Promise<Readonly<{ a: TestSchool; b: TestSchool; ministry: string; region: string }>> {
  return inTransaction(payload, async (req) => {
    const ministry = await institution(req, 'ministry', 'ministry')
    const region = await institution(req, 'region', 'region', ministry)
    const school = async (slug: string): Promise<TestSchool> => {
      const id = await institution(req, 'school', slug, region)
      return { institution: id, site: await site(req, id, slug), slug }
    }
    return { a: await school('mektep-a'), b: await school('mektep-b'), ministry, region }
  })
}

/** Makes an institution below another one. @returns its id */
export async function institution(
  req: PayloadRequest,
  kind: string,
  name: string,
  parent?: string,
): Promise<string> {
  return create(req, 'institutions', { kind, name, ...(parent !== undefined && { parent }) })
}

/** Makes the site of an institution. @returns its id */
export async function site(req: PayloadRequest, of: string, slug: string): Promise<string> {
  return create(req, 'sites', { institution: of, slug, title: slug })
}

async function create(req: PayloadRequest, collection: string, data: object): Promise<string> {
  const { id } = await systemDb(req).create({ collection, data, depth: 0, locale: 'kk' })
  return String(id)
}
