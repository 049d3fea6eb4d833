import { createElement, type FunctionComponent, type ReactElement } from 'react'
import type { Payload } from 'payload'
import { portalOf, type PortalSlot, type PublicContext, type PublicPlace } from '#kernel'

/**
 * What plugins add to the frame of a page, in the order of their manifests.
 * @param place where the page stands; a page that stands nowhere gets nothing
 */
export async function slotsAt(
  at: PortalSlot['at'],
  ctx: PublicContext,
  payload: Payload,
  place: PublicPlace | undefined,
): Promise<ReactElement[]> {
  if (!place) return []
  const { manifests } = portalOf(payload).registry
  const slots = manifests.flatMap(({ id, slots: all = [] }) =>
    all.filter((slot) => slot.at === at).map((slot) => ({ id, slot })),
  )
  const shown = slots.map(async ({ id, slot }, key) => {
    const props = (await ctx.isOn(id, place)) ? await slot.load(ctx, place) : undefined
    if (!props) return []
    const View = (await slot.view()) as unknown as FunctionComponent<object>
    return [createElement(View, { ...props, key, locale: ctx.locale, t: ctx.t } as object)]
  })
  return (await Promise.all(shown)).flat()
}
