/** Letters that people without a Kazakh keyboard replace, and what they type instead (research: domain §10.3). */
const FOLDED: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ё: 'е',
  й: 'и',
  // Latin look-alikes typed inside Cyrillic words
  ə: 'а',
  ɵ: 'о',
}

/**
 * Folds a text for search: lower case, NFC, Kazakh letters by their Russian look-alikes, punctuation and
 * runs of white space to one space. «Көкшетау» and «Кокшетау» fold to the same key. Never throws; '' for ''.
 */
export function searchKey(text: string): string {
  return (
    [...text.normalize('NFC').toLowerCase()]
      .map((letter) => FOLDED[letter] ?? letter)
      .join('')
      // What is left loose after NFC is no letter: a stress mark must not cut a word in two.
      .replace(/\p{M}+/gu, '')
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  )
}
