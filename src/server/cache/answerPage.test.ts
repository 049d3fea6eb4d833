import { describe, expect, test } from '@jest/globals'
import { createAnswerPage } from './answerPage'
import { createPageBuilder } from './cachedPage'
import { fakeRequest, fakeResponse, renderedPage } from './fakeExchange'

const answerPage = createAnswerPage()
const build = createPageBuilder({ headers: [['X-A', 'a']], hasViews: false })
const page = await build('k', renderedPage())
const missing = await build('k', renderedPage({ status: 404 }))

function answerTo(headers: Record<string, string>, method = 'GET', wanted = page) {
  const { res, answer } = fakeResponse()
  answerPage(fakeRequest('/', headers, method), res, wanted, 'id-1')
  return answer
}

describe('an answer', () => {
  test('is in the encoding the request wants', () => {
    expect(answerTo({})).toMatchObject({ status: 200, body: '<p>сәлем</p>' })
    const { headers, body } = answerTo({ 'accept-encoding': 'br' })
    expect(headers).toMatchObject({ 'content-encoding': 'br', etag: page.br.etag })
    expect(body).toBe(page.br.body.toString())
  })

  test('to HEAD has the headers alone', () => {
    const head = answerTo({}, 'HEAD')
    expect(head).toEqual({ ...answerTo({}), body: undefined })
  })

  test('has the id given, and leaves none behind in the page', () => {
    expect(answerTo({}).headers['x-request-id']).toBe('id-1')
    expect(answerTo({ 'if-none-match': '*' }).headers['x-request-id']).toBe('id-1')
    for (const list of [page.identity.headers, page.identity.unchanged])
      expect(list.at(-1)).toBe('')
  })

  test.each(['GET', 'HEAD'])('to %s is 304 for the tag of the same encoding only', (method) => {
    const headers = { 'accept-encoding': 'gzip', 'if-none-match': page.gzip.etag }
    const unchanged = answerTo(headers, method)
    expect(unchanged).toMatchObject({ status: 304, body: undefined })
    expect(unchanged.headers).toMatchObject({
      etag: page.gzip.etag,
      vary: 'Accept-Encoding',
      'x-a': 'a',
    })
    expect(unchanged.headers).not.toHaveProperty('content-length')
    expect(answerTo({ ...headers, 'accept-encoding': 'br' }, method).status).toBe(200)
  })

  test('that says "not found" has no precondition', () => {
    expect(answerTo({ 'if-none-match': '*' }, 'GET', missing).status).toBe(404)
    expect(answerTo({ 'if-none-match': missing.identity.etag }, 'GET', missing).status).toBe(404)
  })
})
