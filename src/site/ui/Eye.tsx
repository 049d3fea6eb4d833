/** An eye: the sign by which readers know the version for the visually impaired. */
export function Eye() {
  return (
    <svg aria-hidden="true" className="eye" fill="none" height="24" viewBox="0 0 24 24" width="24">
      <path
        d="M1.5 12S5.5 5.5 12 5.5 22.5 12 22.5 12 18.5 18.5 12 18.5 1.5 12 1.5 12Z"
        stroke="currentColor"
        strokeLinejoin="round"
        strokeWidth="2"
      />
      <circle cx="12" cy="12" fill="currentColor" r="3.25" />
    </svg>
  )
}
