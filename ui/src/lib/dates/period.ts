/**
 * Reads the short ways a period is typed as a condition: `2025`, `2025-2026`, `2026年3月`,
 * `3月`, `2026-03`, `11-01~11-20`, `-3m`, `近三月`, `今年`, `上月`, or one day. Pure: today is given.
 */
import { addDays, addMonths, day, monthEnd, parts, weekday, type Day } from './day'
import { parseDay } from './parse'

/** Two days, both in it. */
export interface Period {
  from: Day
  to: Day
}

const years = (from: number, to: number): Period => ({ from: `${from}-01-01`, to: `${to}-12-31` })
const isYear = (year: number) => year >= 1900 && year <= 2199

function month(year: number, n: number): Period | undefined {
  const first = day(year, n, 1)
  return first ? { from: first, to: monthEnd(first) } : undefined
}

const words: Record<string, (today: Day) => Period> = {
  今天: (t) => ({ from: t, to: t }), 今日: (t) => ({ from: t, to: t }), today: (t) => ({ from: t, to: t }),
  本周: (t) => week(t, 0), 上周: (t) => week(t, -7), 'this week': (t) => week(t, 0), 'last week': (t) => week(t, -7),
  本月: (t) => months(t, 0), 上月: (t) => months(t, -1), 上个月: (t) => months(t, -1), 'this month': (t) => months(t, 0), 'last month': (t) => months(t, -1),
  今年: (t) => years(parts(t).year, parts(t).year), 本年: (t) => years(parts(t).year, parts(t).year), 'this year': (t) => years(parts(t).year, parts(t).year),
  去年: (t) => years(parts(t).year - 1, parts(t).year - 1), 'last year': (t) => years(parts(t).year - 1, parts(t).year - 1),
}

function week(today: Day, days: number): Period {
  const monday = addDays(today, 1 - weekday(today) + days)
  return { from: monday, to: addDays(monday, 6) }
}

function months(today: Day, n: number): Period {
  const first = addMonths(`${today.slice(0, 8)}01`, n)
  return { from: first, to: monthEnd(first) }
}

/** The period `text` means, or nothing when it means none. */
export function parsePeriod(text: string, today: Day): Period | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  const word = words[plain]
  if (word) return word(today)
  const tight = plain.replace(/\s/g, '')
  const year = /^(\d{4})年?$/.exec(tight)
  if (year) return isYear(Number(year[1])) ? years(Number(year[1]), Number(year[1])) : undefined
  const span = /^(\d{4})年?(?:-|—|~|至|到)(\d{4})年?$/.exec(tight)
  if (span && isYear(Number(span[1])) && isYear(Number(span[2])) && Number(span[1]) <= Number(span[2])) return years(Number(span[1]), Number(span[2]))
  const ofYear = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})月?$/.exec(tight)
  if (ofYear) return month(Number(ofYear[1]), Number(ofYear[2]))
  const bare = /^(\d{1,2})月$/.exec(tight)
  if (bare) {
    // A month without a year is the last one that has begun.
    const n = Number(bare[1])
    return month(n > parts(today).month ? parts(today).year - 1 : parts(today).year, n)
  }
  // 近三月 is 近三个月, not 近 March.
  const near = /^(?:近|最近)(.+?)(?<!个)(月)?$/.exec(tight)
  const past = near ? parseDay(`${near[1]}${near[2] ? '个月' : ''}前`, today) : /^-\d/.test(tight) ? parseDay(tight, today) : undefined
  if (past && past <= today) return { from: past, to: today }
  const ends = tight.split(/~|至|到|—/)
  if (ends.length === 2) {
    const [from, to] = [parseDay(ends[0] ?? '', today, 'past'), parseDay(ends[1] ?? '', today, 'past')]
    return from && to && from <= to ? { from, to } : undefined
  }
  // A bare number is a day of the month to a date field, and nothing yet to a condition.
  const one = tight.length >= 2 && !/^\d{1,3}$/.test(tight) ? parseDay(plain, today, 'past') : undefined
  return one ? { from: one, to: one } : undefined
}
