/** Saves a PDF that came as base64. */
export function savePdf(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const link = document.createElement('a')
  Object.assign(link, { download: name, href: address })
  link.click()
  URL.revokeObjectURL(address)
}
