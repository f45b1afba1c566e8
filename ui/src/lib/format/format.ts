/**
 * How numbers, sizes, days and times are written. One place, so that every list and every
 * record writes them alike: `2026-11-23`, `18,246`, `6.2 MB`, `还有 2 天`.
 */
import { daysBetween, parts, today, weekday, type Day } from '../dates/day'
import { t } from '../i18n'

const grouped = new Intl.NumberFormat('en-US')

/** 18,246 */
export function count(n: number | bigint): string {
  return grouped.format(n)
}

/** 78% from 0.78 */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}

/** 318 KB, 6.2 MB, 1.4 GB: steps of 1,000, as file managers show them. */
export function bytes(n: number): string {
  if (n < 1000) return `${n} B`
  const units = ['KB', 'MB', 'GB', 'TB']
  let size = n
  let unit = -1
  do {
    size /= 1000
    unit += 1
  } while (size >= 999.5 && unit < units.length - 1)
  const text = unit === 0 || size >= 99.95 ? String(Math.round(size)) : size.toFixed(1)
  return `${text} ${units[unit]}`
}

/** 9.4 MB/s */
export function speed(bytesPerSecond: number): string {
  return `${bytes(bytesPerSecond)}/s`
}

/** 2 秒, 3 分钟, 1 小时: rounded up, never zero. */
export function duration(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds))
  if (whole < 100) return t.dates.seconds(String(whole))
  if (whole < 5400) return t.dates.minutes(String(Math.round(whole / 60)))
  return t.dates.hours((whole / 3600).toFixed(1).replace(/\.0$/, ''))
}

/** 还要 2 秒 */
export function rest(seconds: number): string {
  return t.dates.rest(duration(seconds))
}

/** 周一 */
export function weekdayName(of: Day): string {
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
  return t.dates.weekdays[names[weekday(of) - 1] ?? 'mon']
}

/** 2026-11-23 周一 */
export function dayWithWeekday(of: Day): string {
  return `${of} ${weekdayName(of)}`
}

/** 11-25 in the same year, 2027-05-31 otherwise. */
export function shortDay(of: Day, now: Day = today()): string {
  return parts(of).year === parts(now).year ? of.slice(5) : of
}

/** The day of an instant (UTC, ISO 8601) on this machine. */
export function dayOf(instant: string): Day {
  return today(new Date(instant))
}

/** 09:42 */
export function time(instant: string): string {
  const at = new Date(instant)
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`
}

/** 10:52:07 */
export function timeToTheSecond(instant: string): string {
  return `${time(instant)}:${String(new Date(instant).getSeconds()).padStart(2, '0')}`
}

/** 2026-11-18 09:42 */
export function dateTime(instant: string): string {
  return `${dayOf(instant)} ${time(instant)}`
}

/** 今天, 昨天, 3 天前, 5 天后 */
export function fromToday(of: Day, now: Day = today()): string {
  const days = daysBetween(now, of)
  if (days === 0) return t.dates.today
  if (days === 1) return t.dates.tomorrow
  if (days === -1) return t.dates.yesterday
  return days > 0 ? t.dates.daysAhead(count(days)) : t.dates.daysAgo(count(-days))
}

/** 还有 2 天, 今天到期, 逾期 12 天 */
export function due(of: Day, now: Day = today()): string {
  const days = daysBetween(now, of)
  if (days === 0) return t.dates.dueToday
  return days > 0 ? t.dates.left(count(days)) : t.dates.overdue(count(-days))
}

/** 12 天, 今天, 27 天后: how long something waits (negative: lies ahead). */
export function waited(days: number): string {
  if (days === 0) return t.dates.today
  return days > 0 ? t.dates.days(count(days)) : t.dates.daysAhead(count(-days))
}

/** The ending of a file name in capitals: "ZIP"; nothing where there is none. */
export function endingOf(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? ''
}

/** 120.02, 1,200.5: a length in millimetres. */
export function millimetres(mm: number): string {
  return mm.toLocaleString('en-US', { minimumFractionDigits: mm < 1000 ? 2 : 1, maximumFractionDigits: mm < 1000 ? 2 : 1 })
}
