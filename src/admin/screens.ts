/** A screen of ours in the admin, beside those that Payload makes for collections. */
export type Screen = Readonly<{
  path: `/${string}`
  /** Key of its name. */
  title: string
  /** Who may open it: whoever holds this anywhere. */
  permission: string
  component: `/src/admin/${string}`
}>

/** The screens of ours, in the order of the menu. */
export const SCREENS = [
  {
    path: '/modules',
    title: 'core:modules.title',
    permission: 'modules.read',
    component: '/src/admin/modules/ModulesView.tsx#ModulesView',
  },
  {
    path: '/rules',
    title: 'core:rulePacks.title',
    permission: 'rulepacks.read',
    component: '/src/admin/rules/RulesView.tsx#RulesView',
  },
  {
    path: '/blueprint',
    title: 'core:blueprint.title',
    permission: 'blueprints.use',
    component: '/src/admin/blueprint/BlueprintView.tsx#BlueprintView',
  },
  {
    path: '/mail',
    title: 'core:mail.title',
    permission: 'mail.manage',
    component: '/src/admin/mail/MailView.tsx#MailView',
  },
  {
    path: '/guardians',
    title: 'core:guardians.title',
    permission: 'guardians.link',
    component: '/src/admin/guardians/GuardiansView.tsx#GuardiansView',
  },
  {
    path: '/invitations',
    title: 'core:invitations.title',
    permission: 'memberships.decide',
    component: '/src/admin/invitations/InvitationsView.tsx#InvitationsView',
  },
  {
    path: '/slips',
    title: 'core:slips.title',
    permission: 'slips.print',
    component: '/src/admin/slips/SlipsView.tsx#SlipsView',
  },
  {
    path: '/handovers',
    title: 'core:handovers.title',
    permission: 'handovers.decide',
    component: '/src/admin/handovers/HandoversView.tsx#HandoversView',
  },
] as const satisfies readonly Screen[]

type ScreenPath = (typeof SCREENS)[number]['path']

/** The screen at an address. */
export function screenAt(path: ScreenPath): Screen {
  const screen = SCREENS.find((one) => one.path === path)
  if (!screen) throw new TypeError(`No screen is at ${path}`)
  return screen
}

/** The screens as Payload's config wants them. */
export const screenViews: Record<string, { Component: string; exact: true; path: `/${string}` }> =
  Object.fromEntries(
    SCREENS.map(({ component, path }) => [
      path.slice(1),
      { Component: component, exact: true, path },
    ]),
  )
