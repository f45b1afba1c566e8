import { describe, expect, it } from 'vitest'
import { substituting, undertakingOf } from './wording'

const span = { deputy: 'p', deputy_from: '2026-12-01', deputy_until: '2026-12-07' }

describe('substitution', () => {
  it('holds on both its days and on no other', () => {
    expect(substituting(span, '2026-11-30')).toBe('ahead')
    expect(substituting(span, '2026-12-01')).toBe('now')
    expect(substituting(span, '2026-12-07')).toBe('now')
    expect(substituting(span, '2026-12-08')).toBe('over')
  })

  it('is none without a substitute', () => {
    expect(substituting({ ...span, deputy: null }, '2026-12-03')).toBeUndefined()
  })
})

describe('undertaking', () => {
  it('still holds on its last day, and is late from the next', () => {
    expect(undertakingOf({ undertaking_until: '2026-11-23' }, '2026-11-23').kind).toBe('state')
    expect(undertakingOf({ undertaking_until: '2026-11-23' }, '2026-11-24').kind).toBe('late')
    expect(undertakingOf({ undertaking_until: null }, '2026-11-24').kind).toBe('late')
  })
})
