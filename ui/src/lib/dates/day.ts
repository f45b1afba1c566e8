/**
 * Days without a time, as they stand on paper: "2026-11-23". Reckoned in UTC inside, so
 * that no time zone moves a day. Acts have instants; those are formatted in `format`.
 */

/** A day in the form 2026-11-23. */
export type Day = string

/** A day from year, month (1–12) and day; nothing when there is no such day. */
export function day(year: number, month: number, date: number): Day | undefined {
  const at = new Date(Date.UTC(year, month - 1, date))
  if (year < 1900 || year > 2199) return undefined
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return undefined
  return at.toISOString().slice(0, 10)
}

function utc(of: Day): Date {
  return new Date(`${of}T00:00:00Z`)
}

/** Year, month (1–12) and day of a day. */
export function parts(of: Day): { year: number; month: number; date: number } {
  const at = utc(of)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() }
}

/** Monday is 1, Sunday 7. */
export function weekday(of: Day): number {
  return utc(of).getUTCDay() || 7
}

/** So many days later (or earlier). */
export function addDays(to: Day, days: number): Day {
  return new Date(utc(to).getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

/** So many months later; the 31st becomes the last of a shorter month. */
export function addMonths(to: Day, months: number): Day {
  const { year, month, date } = parts(to)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last))).toISOString().slice(0, 10)
}

/** The last day of the month, so many months on. */
export function monthEnd(of: Day, months = 0): Day {
  const { year, month } = parts(of)
  return new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000)
}

/** Today on this machine. */
export function today(now: Date = new Date()): Day {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 10)
}
