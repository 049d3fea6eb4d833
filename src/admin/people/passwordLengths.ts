/** Characters of a password at least, and for whoever appoints others: as the hint beside the field says it. */
export const PASSWORD_LENGTHS = { least: 10, most: 14 } as const
