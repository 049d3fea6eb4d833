import type { DefaultTranslationsObject } from '@payloadcms/translations'

/** Conditions of a filter, read between a field and a value. */
export const operators: DefaultTranslationsObject['operators'] = {
  contains: 'құрамында бар',
  equals: 'тең',
  exists: 'толтырылған',
  intersects: 'қиылысады',
  isGreaterThan: 'артық',
  isGreaterThanOrEqualTo: 'артық немесе тең',
  isIn: 'мыналардың бірі',
  isLessThan: 'кем',
  isLessThanOrEqualTo: 'кем немесе тең',
  isLike: 'ұқсас',
  isNotEqualTo: 'тең емес',
  isNotIn: 'мыналардың бірі емес',
  isNotLike: 'ұқсас емес',
  near: 'жақын',
  within: 'аумақ ішінде',
}
