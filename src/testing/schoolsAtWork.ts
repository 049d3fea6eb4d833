import sharp from 'sharp'
import type { Payload } from 'payload'
import { inTransaction } from '#kernel'
import type { TestPortal } from './createTestPortal'
import { twoSchools, type TestSchool } from './twoSchools'

/** A school with everything an editor makes, and its editor, signed in. */
export type WorkingSchool = TestSchool &
  Readonly<{
    published: string
    draft: string
    trashed: string
    picture: string
    /** File name of the picture. */
    file: string
    editor: Awaited<ReturnType<TestPortal['as']>>
  }>

/** Two schools with pages and pictures that must not notice each other; all texts of the second say `foreign`. */
export async function schoolsAtWork(
  portal: TestPortal,
): Promise<Readonly<{ own: WorkingSchool; foreign: WorkingSchool }>> {
  const { a, b } = await twoSchools(portal.payload)
  return { own: await atWork(portal, a, 'own'), foreign: await atWork(portal, b, 'foreign') }
}

async function atWork(
  portal: TestPortal,
  school: TestSchool,
  word: string,
): Promise<WorkingSchool> {
  const documents = await documentsOf(portal.payload, school, word)
  return { ...school, ...documents, editor: await portal.as('editor', school.institution) }
}

async function documentsOf(payload: Payload, { institution, site }: TestSchool, word: string) {
  const data = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#0af' } })
    .png()
    .toBuffer()
  return inTransaction(payload, async (req) => {
    const inKazakh = { depth: 0, locale: 'kk', req } as const
    const page = async (title: string, more: object): Promise<string> => {
      const values = { title: `${word} ${title}`, slug: title, site, ...more }
      const made = await payload.create({
        collection: 'pages',
        data: values,
        ...inKazakh,
        overrideAccess: true,
      })
      return String(made.id)
    }
    const picture = await payload.create({
      collection: 'media',
      data: { alt: `${word} picture`, institution },
      file: { data, mimetype: 'image/png', name: `${word}.png`, size: data.length },
      ...inKazakh,
      overrideAccess: true,
    })
    return {
      published: await page('published', { _status: 'published' }),
      draft: await page('draft', { _status: 'draft' }),
      trashed: await page('trashed', { _status: 'published', deletedAt: new Date().toISOString() }),
      picture: String(picture.id),
      file: String(picture.filename),
    }
  })
}
