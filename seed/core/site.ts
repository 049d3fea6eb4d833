import type { Payload, PayloadRequest, Where } from 'payload'
import { inTransaction } from '#kernel'
import { demoPages } from './data/site/index'
import { findOrCreate } from './findOrCreate'
import { demoDocuments, demoPictures } from './files/demoFiles'
import type { DemoUpload } from './files/demoFiles'

const SLUG = 'kokshetau-1'

/** Makes the demo school's site with its pages. @returns the site's slug */
export async function seedSite(payload: Payload, school: string): Promise<string> {
  const isKnown = await payload.db.findOne({
    collection: 'sites',
    where: { slug: { equals: SLUG } },
  })
  if (isKnown) return SLUG
  // Drawn before the transaction, which others would wait for.
  const pictures = await demoPictures()
  await inTransaction(payload, async (req) => {
    const site = await findOrCreate(
      payload,
      req,
      'sites',
      { slug: { equals: SLUG } },
      {
        kk: {
          title: 'Көкшетау №1 мектебі',
          summary: 'Көкшетау қаласының №1 жалпы орта білім беретін мектебі.',
          slug: SLUG,
          institution: school,
        },
        ru: {
          title: 'Школа №1 города Кокшетау',
          summary: 'Общеобразовательная школа №1 города Кокшетау.',
        },
      },
    )
    if (!site.isNew) return
    const upload = (collection: string) => (one: DemoUpload) =>
      uploaded(payload, req, { collection, school }, one)
    const files = {
      documents: await oneByOne(demoDocuments(), upload('documents')),
      pictures: await oneByOne(pictures, upload('media')),
    }
    const pages = new Map<string, string>()
    for (const page of demoPages) {
      const { kk, ru } = page({ ...files, pages })
      const slug = String(kk.slug)
      const where: Where = { and: [{ site: { equals: site.id } }, { slug: { equals: slug } }] }
      const data = { kk: { ...kk, site: site.id, _status: 'published' }, ...(ru && { ru }) }
      pages.set(slug, (await findOrCreate(payload, req, 'pages', where, data)).id)
    }
  })
  return SLUG
}

/** Uploads a file with its words in both languages. @returns its id */
async function uploaded(
  payload: Payload,
  req: PayloadRequest,
  { collection, school }: Readonly<{ collection: string; school: string }>,
  { file, kk, ru }: DemoUpload,
): Promise<string> {
  const args = { collection, depth: 0, req } as const
  const data = { ...kk, institution: school }
  const { id } = await payload.create({ ...args, data, file, locale: 'kk', overrideAccess: true })
  await payload.update({ ...args, data: ru, id, locale: 'ru', overrideAccess: true })
  return String(id)
}

async function oneByOne<From, To>(
  all: readonly From[],
  make: (one: From) => Promise<To>,
): Promise<To[]> {
  const made: To[] = []
  for (const one of all) made.push(await make(one))
  return made
}
