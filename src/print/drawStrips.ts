import { drawQr } from './drawQr'
import { drawSheet, MM, type Sheet } from './sheet'

/** A strip of paper for one person: several stand on a sheet, to be cut apart. */
export type Strip = Readonly<{
  /** Whose it is. */
  name: string
  /** Where he belongs. */
  place: string
  /** What he has to type, large: each under its words. */
  facts: readonly Readonly<{ label: string; value: string }>[]
  /** What is to be done, once in each language. */
  columns: readonly Readonly<{ title: string; lines: readonly string[] }>[]
  /** An address for cameras; never one with a secret in it. */
  address: string
}>

const PAGE = { width: 210 * MM, height: 297 * MM } as const
const MARGIN = 12 * MM
const PER_PAGE = 4
const HEIGHT = (PAGE.height - 2 * MARGIN) / PER_PAGE
const WIDTH = PAGE.width - 2 * MARGIN
const PADDING = 4 * MM
const QR = 24 * MM
const GAP = 6 * MM
const GREY = '#444'

/**
 * Draws strips, four to a page, with lines along which they are cut.
 * @param title what a reader's window is called
 * @returns the bytes of the PDF
 */
export function drawStrips(title: string, strips: readonly Strip[]): Promise<Buffer> {
  return drawSheet(title, (sheet) => {
    strips.forEach((strip, index) => {
      const row = index % PER_PAGE
      if (row === 0) sheet.addPage()
      const top = MARGIN + row * HEIGHT
      drawStrip(sheet, strip, top)
      if (row < PER_PAGE - 1 && index < strips.length - 1) drawCut(sheet, top + HEIGHT)
    })
  })
}

function drawCut(sheet: Sheet, y: number): void {
  sheet.moveTo(0, y).lineTo(PAGE.width, y).dash(3, { space: 3 })
  sheet.lineWidth(0.5).stroke('#888').undash()
}

function drawStrip(
  sheet: Sheet,
  { address, columns, facts, name, place }: Strip,
  top: number,
): void {
  const y = top + PADDING
  const text = { width: WIDTH - QR - GAP, lineBreak: true }
  drawQr(sheet, address, { side: QR, x: MARGIN + WIDTH - QR, y })
  sheet.fill('#000').font('bold').fontSize(13)
  sheet.text(name, MARGIN, y, { ...text, height: 18, ellipsis: true })
  sheet.fill(GREY).font('regular').fontSize(8.5)
  sheet.text(place, MARGIN, y + 18, { ...text, height: 24, ellipsis: true })
  drawFacts(sheet, facts, y + 44)
  drawColumns(sheet, columns, y + QR + 5 * MM)
}

/** Side by side, each as wide as it needs. */
function drawFacts(sheet: Sheet, facts: Strip['facts'], y: number): void {
  let x = MARGIN
  for (const { label, value } of facts) {
    sheet.font('regular').fontSize(7)
    const labelWidth = sheet.widthOfString(label)
    sheet.fill(GREY).text(label, x, y, { lineBreak: false })
    sheet.font('bold').fontSize(15)
    sheet.fill('#000').text(value, x, y + 9, { lineBreak: false, characterSpacing: 0.6 })
    const valueWidth = sheet.widthOfString(value, { characterSpacing: 0.6 })
    x += Math.max(labelWidth, valueWidth) + GAP
  }
}

function drawColumns(sheet: Sheet, columns: Strip['columns'], y: number): void {
  const width = (WIDTH - GAP * (columns.length - 1)) / columns.length
  columns.forEach(({ lines, title }, index) => {
    const x = MARGIN + index * (width + GAP)
    sheet.fill('#000').font('bold').fontSize(8).text(title, x, y, { width })
    sheet.font('regular').fontSize(7.5)
    for (const line of lines) sheet.text(line, { width, paragraphGap: 1 })
  })
}
