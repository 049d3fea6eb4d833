/**
 * About how many schools a region has, by the first two digits of its KATO code. The three cities' figures are
 * of 2023 from the press; the rest is from memory and good for the shape of the demo tree only.
 */
export const schoolShares: Readonly<Record<string, number>> = {
  '10': 310,
  '11': 520,
  '15': 410,
  '19': 480,
  '23': 210,
  '27': 370,
  '31': 460,
  '33': 340,
  '35': 400,
  '39': 440,
  '43': 310,
  '47': 170,
  '55': 350,
  '59': 440,
  '61': 930,
  '62': 90,
  '63': 360,
  '71': 164,
  '75': 333,
  '79': 251,
}
