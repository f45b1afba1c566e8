import { afterEach, describe, expect, it } from 'vitest'
import { setLanguage, t } from '../i18n'
import * as f from './format'
import { parseWhole } from './number'

afterEach(() => setLanguage('zh'))

describe('writing', () => {
  it('sizes', () => {
    expect([0, 999, 318_000, 999_600, 6_200_000, 48_300_000, 150_000_000, 5_000_000_000].map(f.bytes)).toEqual(['0 B', '999 B', '318 KB', '1.0 MB', '6.2 MB', '48.3 MB', '150 MB', '5.0 GB'])
  })
  it('counts and shares', () => {
    expect(f.count(18246)).toBe('18,246')
    expect(f.percent(0.784)).toBe('78%')
  })
  it('durations never say zero', () => {
    expect([0.2, 1.1, 99, 240, 7200].map(f.duration)).toEqual(['1 秒', '2 秒', '99 秒', '4 分钟', '2 小时'])
  })
  it('days as she says them, in both languages', () => {
    const now = '2026-11-23'
    expect([f.due('2026-11-25', now), f.due(now, now), f.due('2026-11-11', now)]).toEqual(['还有 2 天', '今天到期', '逾期 12 天'])
    expect(f.dayWithWeekday(now)).toBe('2026-11-23 周一')
    expect([f.shortDay('2026-11-25', now), f.shortDay('2027-05-31', now)]).toEqual(['11-25', '2027-05-31'])
    setLanguage('en')
    expect(f.due('2026-11-11', now)).toBe('12 days late')
    expect(f.dayWithWeekday(now)).toBe('2026-11-23 Mon')
    expect(t.desk.places.loans).toBe('Loan desk')
  })
  it('reads typed numbers', () => {
    expect(['12', '１２', '1,200', '', 'x', '1.5', '-3'].map(parseWhole)).toEqual([12, 12, 1200, undefined, null, null, -3])
  })
})
