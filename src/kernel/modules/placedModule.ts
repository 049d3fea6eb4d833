/** A module that is on at a place; `path` of the page by which one enters it continues the address of the place. */
export type PlacedModule = Readonly<{ id: string; path?: string }>
