import type { Payload, PayloadRequest, Where } from 'payload'
import { inTransaction } from '#kernel'
import { findOrCreate, type Translated } from './findOrCreate'
import { pagesOf } from './data/pages'
import { demoPicture } from './picture'

const SLUG = 'kokshetau-1'

/** Makes the demo school's site with its pages. @returns the site's slug */
export async function seedSite(payload: Payload, school: string): Promise<string> {
  const picture = await demoPicture()
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
    const photo = await payload.create({
      collection: 'media',
      data: { alt: 'Таңғы дала аясындағы мектеп ғимараты', institution: school },
      depth: 0,
      file: picture,
      locale: 'kk',
      overrideAccess: true,
      req,
    })
    await payload.update({
      collection: 'media',
      id: photo.id,
      data: { alt: 'Здание школы утром в степи' },
      depth: 0,
      locale: 'ru',
      overrideAccess: true,
      req,
    })
    for (const page of pagesOf(String(photo.id))) await seedPage(payload, req, site.id, page)
  })
  return SLUG
}

async function seedPage(
  payload: Payload,
  req: PayloadRequest,
  site: string,
  page: Translated,
): Promise<void> {
  const where: Where = {
    and: [{ site: { equals: site } }, { slug: { equals: String(page.kk.slug) } }],
  }
  await findOrCreate(payload, req, 'pages', where, {
    ...page,
    kk: { ...page.kk, site, _status: 'published' },
  })
}
