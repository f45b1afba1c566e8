import { expect, it } from 'vitest'
import { Reviewing } from './intake.svelte'

it('a verdict that was begun for a line waits at that line, and the next one begins anew', () => {
  const reviewing = Reviewing.of('receipt')
  reviewing.go(undefined, 'first')
  reviewing.result = 'SUPPLEMENT'
  reviewing.reason = '缺第 2 页'
  reviewing.go('first', 'second')
  expect([reviewing.line, reviewing.result, reviewing.reason]).toEqual(['second', 'PASS', ''])
  // What passes meanwhile leaves that line out.
  expect([reviewing.halfOf('first'), reviewing.halfOf('second')]).toEqual(['SUPPLEMENT', undefined])
  reviewing.result = 'REJECT'
  reviewing.reason = '不是本公司的'
  reviewing.go('second', 'first')
  expect([reviewing.line, reviewing.result, reviewing.reason]).toEqual(['first', 'SUPPLEMENT', '缺第 2 页'])
  reviewing.go('first', 'second')
  expect([reviewing.result, reviewing.reason]).toEqual(['REJECT', '不是本公司的'])
  // What several lines are marked for is theirs wherever she looks.
  reviewing.marked = new Set(['second', 'third'])
  reviewing.go('second', 'third')
  expect([reviewing.line, reviewing.result]).toEqual(['third', 'REJECT'])
})
