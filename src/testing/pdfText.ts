import { extractText } from 'unpdf'

/** The words of a PDF, those of all its pages. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  hideAdditions()
  return (await extractText(bytes, { mergePages: true })).text
}

/** drizzle-kit, which makes the tables of suites with plugins, gives all arrays a `random`: the reader will have none of it. */
function hideAdditions(): void {
  for (const name of Object.keys(Array.prototype))
    Object.defineProperty(Array.prototype, name, { enumerable: false })
}
