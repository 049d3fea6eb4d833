/** The part of a picture that stays in sight where it is cut to a shape. */
export const FOCUSES = ['center', 'top', 'bottom', 'left', 'right'] as const

export type Focus = (typeof FOCUSES)[number]
