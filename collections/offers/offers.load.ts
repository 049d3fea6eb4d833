import { definePage, type PublicContext, type PublicPlace } from '#kernel'
import { placeOfPage } from '../places/publicPlace'
import type { Offer, OffersProps } from './Offers'

/** What a place offers: pages of the core, and every module that is on there. */
function offersBelow(base: '' | '/r/:region' | '/s/:site') {
  return definePage<Omit<OffersProps, 't'>>({
    path: `${base}/offers/`,
    view: async () => (await import('./Offers')).Offers,
    async load(ctx, params) {
      const found = await placeOfPage(ctx, params)
      if (!found) return undefined
      return {
        ...found,
        title: ctx.t('core:offers.title'),
        description: ctx.t('core:offers.description'),
        props: {
          always: ownOffers(ctx, found.place, params),
          modules: await moduleOffers(ctx, found.place),
        },
      }
    },
  })
}

/** The page on the portal, on every region and on every site. */
export const offers = [offersBelow(''), offersBelow('/r/:region'), offersBelow('/s/:site')]

function ownOffers(
  ctx: PublicContext,
  { base }: PublicPlace,
  { region, site }: Readonly<Record<string, string>>,
): Offer[] {
  const offer = (name: string, path: `/${string}`): Offer => ({
    href: ctx.href(path),
    text: ctx.t(`core:offers.${name}.text`),
    title: ctx.t(`core:offers.${name}`),
  })
  const first =
    site === undefined
      ? offer('directory', region === undefined ? '/schools/' : `/schools/?region=${region}`)
      : offer('site', base)
  return [first, offer('search', '/search/'), offer('view', `/view?to=${encodeURIComponent(base)}`)]
}

async function moduleOffers(ctx: PublicContext, place: PublicPlace): Promise<Offer[]> {
  const modules = await ctx.modulesAt(place)
  return modules.map(({ id, path }) => ({
    title: ctx.t(`${id}:module.name`),
    text: ctx.t(`${id}:module.summary`),
    ...(path !== undefined && { href: ctx.href(`${place.base}${path}`) }),
  }))
}
