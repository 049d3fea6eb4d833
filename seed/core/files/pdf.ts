import type { DemoFile } from './demoFile'

/** A PDF of one page with a line of Latin letters: the fonts that every reader has know no others. */
export function demoPdf(name: string, words: string): DemoFile {
  const text = `BT /F 20 Tf 60 760 Td (${words}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${String(text.length)}>>stream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let body = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = body.length
    body += `${String(index + 1)} 0 obj${object}endobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 6\n0000000000 65535 f \n${places.join('')}`
  const end = `trailer<</Root 1 0 R/Size 6>>\nstartxref\n${String(body.length)}\n%%EOF\n`
  const data = Buffer.from(body + table + end, 'latin1')
  return { data, mimetype: 'application/pdf', name, size: data.length }
}
