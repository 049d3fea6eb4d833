/**
 * What a promise answers, as long as that is in time; the work itself is not stopped.
 * @throws RangeError when it takes longer; and what the promise throws
 */
export async function withinTime<Answer>(ms: number, work: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new RangeError(`It took more than ${String(ms)} ms`))
    }, ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
