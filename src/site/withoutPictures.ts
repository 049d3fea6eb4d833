/**
 * The markup of a page with descriptions in the places of pictures, so that nothing is loaded; what only decorates goes.
 * @param markup as React writes it: `>` and quotes inside of attributes are escaped
 */
export function withoutPictures(markup: string): string {
  return markup.replace(/<img [^>]*>/g, (picture) => {
    const [, alt = ''] = / alt="([^"]*)"/.exec(picture) ?? []
    return alt.trim() === '' ? '' : `<span class="picture-text">${alt}</span>`
  })
}
