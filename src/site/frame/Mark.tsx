/** The portal's sign: a shanyrak, the crown of a yurt, seen from below. */
export function Mark() {
  return (
    <svg aria-hidden="true" className="mark" height="32" viewBox="0 0 32 32" width="32">
      <g fill="none" stroke="currentColor">
        <circle cx="16" cy="16" r="10" strokeWidth="2.6" />
        <circle cx="16" cy="16" r="14.6" strokeDasharray="1.6 2.987" strokeWidth="2.6" />
        <path
          d="M12.1 7.4L24.6 19.9M9.4 9.4L22.6 22.6M7.4 12.1L19.9 24.6M7.4 19.9L19.9 7.4M9.4 22.6L22.6 9.4M12.1 24.6L24.6 12.1"
          strokeWidth="1.5"
        />
      </g>
    </svg>
  )
}
