import { fontFiles } from './fonts'

/** Points of a millimetre. */
export const MM = 72 / 25.4

/** A document in the making. */
export type Sheet = PDFKit.PDFDocument

/**
 * Draws an A4 document.
 * @param title what a reader's window is called; never a name of a person
 * @returns the bytes of the PDF
 */
export async function drawSheet(title: string, draw: (sheet: Sheet) => void): Promise<Buffer> {
  // Large, and few processes ever print.
  const { default: PDFDocument } = await import('pdfkit')
  return new Promise((resolve, reject) => {
    const sheet = new PDFDocument({
      ...{ autoFirstPage: false, margin: 0, size: 'A4' },
      ...{ displayTitle: true, info: { Title: title, Creator: 'Orda', Producer: 'Orda' } },
    })
    const parts: Buffer[] = []
    sheet.on('data', (part: Buffer) => parts.push(part))
    sheet.once('error', reject)
    sheet.once('end', () => {
      resolve(Buffer.concat(parts))
    })
    const { bold, regular } = fontFiles()
    sheet.registerFont('regular', regular).registerFont('bold', bold)
    draw(sheet)
    sheet.end()
  })
}
