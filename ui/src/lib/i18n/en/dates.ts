/** Dates, durations, days from now. */
import type { dates as zh } from '../zh/dates'
import type { Shape } from '../shape'
import { some } from './some'

export const dates: Shape<typeof zh> = {
  weekdays: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  today: 'today',
  yesterday: 'yesterday',
  tomorrow: 'tomorrow',
  daysAgo: (n: string) => `${n} d ago`,
  daysAhead: (n: string) => `in ${n} d`,
  left: (n: string) => `${some(n, 'day')} left`,
  dueToday: 'due today',
  overdue: (n: string) => `${some(n, 'day')} late`,
  days: (n: string) => `${n} d`,
  seconds: (n: string) => `${n} s`,
  minutes: (n: string) => `${n} min`,
  hours: (n: string) => `${n} h`,
  rest: (duration: string) => `${duration} left`,
  month: (n: number) => ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][n - 1] ?? '',
  yearMonth: (year: number, n: number) => `${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][n - 1] ?? ''} ${year}`,
  hint: 'e.g. 3d, +2w, eom, next fri, 11-23',
  unknown: 'This is no date we can read. Write 2026-11-23, 3d, +2w, eom or next fri.',
  tooEarly: (date: string) => `Not before ${date}.`,
  tooLate: (date: string) => `Not after ${date}.`,
}
