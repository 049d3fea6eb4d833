'use client'

import type { ReactNode } from 'react'

import { installKazakhDates } from './installKazakhDates'

// While this module loads, not in an effect: Payload's own provider asks for the locale in an effect
// and shows no date before it has it, so by then the content is Kazakh.
void installKazakhDates()

/** Provider of the admin: dates in Kazakh on the browser's side; draws nothing of its own. */
export function KazakhDates({ children }: { children?: ReactNode }): ReactNode {
  return children
}
