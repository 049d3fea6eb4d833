import { createLocalReq } from 'payload'
import { createPublicContext, type Locale, type PublicContext } from '#kernel'
import type { HeaderList, RenderedPage } from './cache/cachedPage'
import type { Portal } from './portal'

/** An answer for everybody, without what was asked to make it. */
export type PublicAnswer = Pick<RenderedPage, 'html' | 'status' | 'viewed'> &
  Readonly<{ headers?: HeaderList }>

/** Makes an answer, and notes what was asked on the way and until when it holds. */
export async function askPublic(
  { payload }: Portal,
  locale: Locale,
  work: (ctx: PublicContext) => Promise<PublicAnswer>,
): Promise<RenderedPage> {
  const req = await createLocalReq({ locale: 'all' }, payload)
  const { asked, ctx } = createPublicContext(payload, req, locale)
  const answer = await work(ctx)
  return {
    ...answer,
    headers: answer.headers ?? [],
    tags: [...asked.tags],
    ...(Number.isFinite(asked.freshUntil) && { freshUntil: asked.freshUntil }),
  }
}
