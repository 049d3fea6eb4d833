/**
 * The markup of a page with descriptions in the places of pictures, so that nothing is loaded; what only decorates goes.
 * @param markup as React writes it: `>` and quotes inside of attributes are escaped
 */
export function withoutPictures(markup: string): string {
  // React asks for pictures at the top of a page ahead of time.
  return markup
    .replace(/<link rel="preload" as="image"[^>]*>/g, '')
    .replace(/<img [^>]*>/g, (picture) => {
      const [, alt = ''] = / alt="([^"]*)"/.exec(picture) ?? []
      return alt.trim() === '' ? '' : `<span class="picture-text">${alt}</span>`
    })
}
