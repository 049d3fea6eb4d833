/** What is shown of a field that the system keeps for itself. */
export const Nothing = (): null => null
