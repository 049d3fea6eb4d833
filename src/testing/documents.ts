import { zip, type ZipPart } from './zip'

/** A PDF of one page that says something, in Latin letters. */
export function pdf(words = 'Orda'): Buffer {
  const text = `BT /F 24 Tf 40 100 Td (${words}) Tj ET`
  return Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R>>endobj
4 0 obj<</Length ${String(text.length)}>>stream
${text}
endstream endobj
xref
0 1
0000000000 65535 f 
trailer<</Root 1 0 R/Size 5>>
startxref
0
%%EOF
`)
}

/** An OpenDocument text. */
export const odt = (...more: ZipPart[]): Buffer => openDocument('text', more)

/** An OpenDocument of any kind. */
export const openDocument = (kind: string, more: readonly ZipPart[] = []): Buffer =>
  zip([
    { name: 'mimetype', data: `application/vnd.oasis.opendocument.${kind}`, isStored: true },
    { name: 'content.xml', data: '<office:document-content/>' },
    ...more,
  ])

const CONTENT = 'application/vnd.openxmlformats-officedocument'

/** An Office file with this main part, such as `word/document.xml`. */
export const officeFile = (main: string, type: string, ...more: ZipPart[]): Buffer =>
  zip([
    {
      name: '[Content_Types].xml',
      data: `<Types><Override PartName="/${main}" ContentType="${CONTENT}.${type}.main+xml"/></Types>`,
    },
    { name: main, data: '<document/>' },
    ...more,
  ])

export const docx = (...more: ZipPart[]): Buffer =>
  officeFile('word/document.xml', 'wordprocessingml.document', ...more)
