/**
 * Reads the short ways a date is typed at the desk: `3d`, `+2w`, `-6m`, `1y`, `月底`,
 * `下周五`, `明天`, `20261123`, `1123`, `11-23`, `11月23日`, `2026.11.23`, `eom`, `next fri`.
 * Full-width digits and signs count as half-width ones. Pure: today is given.
 */
import { addDays, addMonths, day, daysBetween, monthEnd, parts, weekday, type Day } from './day'

/** Which year a date without a year means. */
export type Leaning = 'future' | 'past' | 'near'

const fixed: Record<string, (today: Day) => Day> = {
  今天: (t) => t, 今日: (t) => t, 今: (t) => t, today: (t) => t, t: (t) => t, '.': (t) => t,
  明天: (t) => addDays(t, 1), 明日: (t) => addDays(t, 1), tomorrow: (t) => addDays(t, 1),
  后天: (t) => addDays(t, 2), 大后天: (t) => addDays(t, 3),
  昨天: (t) => addDays(t, -1), 昨日: (t) => addDays(t, -1), yesterday: (t) => addDays(t, -1),
  前天: (t) => addDays(t, -2),
  月底: (t) => monthEnd(t), 本月底: (t) => monthEnd(t), 这月底: (t) => monthEnd(t), 月末: (t) => monthEnd(t), eom: (t) => monthEnd(t), 'end of month': (t) => monthEnd(t),
  下月底: (t) => monthEnd(t, 1), 下个月底: (t) => monthEnd(t, 1), 上月底: (t) => monthEnd(t, -1),
  月初: (t) => `${t.slice(0, 8)}01`, 下月初: (t) => addDays(monthEnd(t), 1),
  季末: quarterEnd, 季度末: quarterEnd,
  年底: (t) => `${t.slice(0, 4)}-12-31`, 年末: (t) => `${t.slice(0, 4)}-12-31`, eoy: (t) => `${t.slice(0, 4)}-12-31`,
  明年底: (t) => `${Number(t.slice(0, 4)) + 1}-12-31`,
}

function quarterEnd(t: Day): Day {
  return monthEnd(t, (3 - (parts(t).month % 3)) % 3)
}

const chineseDays: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7, '1': 1, '2': 2, '3': 3, '4': 4, '5': 5, '6': 6, '7': 7 }
const englishDays: Record<string, number> = { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 }

/** The day `text` means, or nothing when it means none. */
export function parseDay(text: string, today: Day, leaning: Leaning = 'near'): Day | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase().replace(/。/g, '.').replace(/\s+/g, ' ')
  if (plain === '') return undefined
  const word = fixed[plain] ?? fixed[plain.replace(/ /g, '')]
  if (word) return word(today)
  const tight = plain.replace(/ /g, '')
  return span(tight, today) ?? weekdayWord(plain, today) ?? calendar(tight, today, leaning)
}

/** 3d, +2w, -6m, 1y, 3天, 两周后. */
function span(text: string, today: Day): Day | undefined {
  const found = /^([+-]?)(\d{1,4}|[一两二三四五六七八九十半])(d|天|日后|w|周|星期|个?m|个?月|y|年)(后|前)?$/.exec(text)
  if (!found) return undefined
  const [, sign, number, unit, where] = found
  const words: Record<string, number> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 }
  if (number === '半') return unit === '年' ? addMonths(today, where === '前' ? -6 : 6) : undefined
  const size = words[number ?? ''] ?? Number(number)
  // "3月" is March, "3个月" and "3m" are three months.
  if (unit === '月' && !where && !sign) return undefined
  if (unit === '年' && size > 200) return undefined
  const n = sign === '-' || where === '前' ? -size : size
  const within = (d: Day) => (d.length === 10 && d >= '1900-01-01' && d <= '2199-12-31' ? d : undefined)
  if (/^(d|天|日后)$/.test(unit ?? '')) return within(addDays(today, n))
  if (/^(w|周|星期)$/.test(unit ?? '')) return within(addDays(today, n * 7))
  if (/^(个?m|个?月)$/.test(unit ?? '')) return within(addMonths(today, n))
  return within(addMonths(today, n * 12))
}

/** 周五, 本周五, 下周五, 下下周五, 上周五, fri, next fri. */
function weekdayWord(text: string, today: Day): Day | undefined {
  const monday = addDays(today, 1 - weekday(today))
  const chinese = /^(上上|上|本|这|下下|下)?个?(?:周|星期|礼拜)([一二三四五六日天1-7])$/.exec(text.replace(/ /g, ''))
  if (chinese) {
    const weeks = { 上上: -2, 上: -1, 本: 0, 这: 0, 下: 1, 下下: 2 }[chinese[1] ?? '本'] ?? 0
    const wanted = addDays(monday, weeks * 7 + (chineseDays[chinese[2] ?? ''] ?? 1) - 1)
    // A bare 周五 on a Saturday means the coming one.
    return chinese[1] === undefined && wanted < today ? addDays(wanted, 7) : wanted
  }
  const english = /^(last |this |next )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/.exec(text)
  if (!english) return undefined
  const weeks = english[1] === 'next ' ? 1 : english[1] === 'last ' ? -1 : 0
  const wanted = addDays(monday, weeks * 7 + (englishDays[english[2] ?? ''] ?? 1) - 1)
  return english[1] === undefined && wanted < today ? addDays(wanted, 7) : wanted
}

/** Written dates with and without their year. */
function calendar(text: string, today: Day, leaning: Leaning): Day | undefined {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (compact) return day(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  const short = /^(\d{2})(\d{2})(\d{2})$/.exec(text)
  if (short) return day(2000 + Number(short[1]), Number(short[2]), Number(short[3]))
  const full = /^(\d{4}|\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (full) return day(Number(full[1]) + (full[1]?.length === 2 ? 2000 : 0), Number(full[2]), Number(full[3]))
  const { year, month } = parts(today)
  const yearless = /^(\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text)
  if (yearless) return lean((at) => day(at, Number(yearless[1]), Number(yearless[2])), year, today, leaning)
  const dateOnly = /^(\d{1,2})[日号]?$/.exec(text)
  if (dateOnly) {
    const at = (months: number) => {
      const first = addMonths(`${today.slice(0, 8)}01`, months)
      return day(parts(first).year, parts(first).month, Number(dateOnly[1]))
    }
    const here = at(0)
    if (leaning === 'future' && here !== undefined && here < today) return at(1)
    if (leaning === 'past' && here !== undefined && here > today) return at(-1)
    return here ?? (leaning === 'past' ? at(-1) : at(1))
  }
  const monthOnly = /^(?:(\d{4})年)?(\d{1,2})月(底|末|初)$/.exec(text)
  if (!monthOnly) return undefined
  const wanted = Number(monthOnly[2])
  if (wanted < 1 || wanted > 12) return undefined
  const at = Number(monthOnly[1] ?? (wanted < month && leaning === 'future' ? year + 1 : year))
  const first = day(at, wanted, 1)
  return first && (monthOnly[3] === '初' ? first : monthEnd(first))
}

function lean(at: (year: number) => Day | undefined, year: number, today: Day, leaning: Leaning): Day | undefined {
  const here = at(year)
  if (leaning === 'future') return here !== undefined && here >= today ? here : (at(year + 1) ?? here)
  if (leaning === 'past') return here !== undefined && here <= today ? here : (at(year - 1) ?? here)
  const all = [here, at(year - 1), at(year + 1)].filter((d): d is Day => d !== undefined)
  return all.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0]
}
