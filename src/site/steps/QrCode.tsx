import { encode } from 'uqr'

/** Cells of white around it, without which cameras do not find it. */
const BORDER = 4

/** A text as a picture for cameras; black on white, whatever the page looks like. */
export function QrCode({ label, text }: Readonly<{ label: string; text: string }>) {
  const { data, size } = encode(text, { border: BORDER, ecc: 'M' })
  const side = String(size)
  return (
    <svg
      aria-label={label}
      className="step-qr"
      role="img"
      shapeRendering="crispEdges"
      viewBox={`0 0 ${side} ${side}`}
    >
      <rect fill="#fff" height={side} width={side} />
      <path d={pathOf(data)} fill="#000" />
    </svg>
  )
}

/** The dark cells, row by row. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])),
    )
    .join('')
}
