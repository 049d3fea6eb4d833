/** The slug of a site's start page. */
export const HOME = 'home'
