/** Characters of a password at least; more for whoever gives roles to others. */
export const PASSWORD_MIN = 10
export const PASSWORD_MIN_HIGH = 14
/** None is cut off: a longer one is no password. */
export const PASSWORD_MAX = 1024
