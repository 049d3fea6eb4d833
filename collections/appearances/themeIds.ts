/** The themes to choose from; what they look like is in `themes/`. */
export const THEME_IDS = ['base', 'dala', 'qala'] as const
