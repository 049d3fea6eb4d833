import type { ReactNode } from 'react'

/** The button that sends the form around it. */
export function Button({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <button className="button" type="submit">
      {children}
    </button>
  )
}
