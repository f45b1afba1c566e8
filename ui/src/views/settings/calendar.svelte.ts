/** The days of a year that differ from the ordinary week: written down one or several at once, taken off again. */
import { addDays, parts, type Day } from '../../lib/dates/day'
import { count } from '../../lib/format/format'
import { t } from '../../lib/i18n'
import { ipc, type CalendarDay } from '../../lib/ipc/generated'
import { Problem } from '../../lib/ipc/problem'
import { desk } from '../../lib/state/desk.svelte'
import { live } from '../../lib/state/live.svelte'
import { notices } from '../../lib/state/notices.svelte'
import { WrongFields } from '../../lib/state/wrong.svelte'

/** The longest run of days at once: a whole holiday, not a slip of the keyboard. */
const MOST = 62

export class CalendarState {
  year = $state(parts(desk.today).year)
  days = $state.raw<readonly CalendarDay[]>([])
  chosen = $state<string>()
  from = $state<Day>()
  until = $state<Day>()
  working = $state(false)
  name = $state('')
  problem = $state.raw<Problem>()
  /** What is wrong with the run of days itself. */
  span = $state<string>()
  busy = $state(false)
  readonly wrong = new WrongFields<'day' | 'name'>(['day', 'name'])
  #turn = 0

  async load(): Promise<void> {
    const turn = ++this.#turn
    try {
      const days = await ipc.calendar.list({ year: this.year })
      if (turn !== this.#turn) return
      this.days = days
      if (!days.some((each) => each.day === this.chosen)) this.chosen = days[0]?.day
      this.problem = undefined
    } catch (thrown) {
      if (turn === this.#turn) this.problem = Problem.of(thrown)
    }
  }

  go(years: number): void {
    this.year += years
    void this.load()
  }

  /** Writes the days down. Answers whether they were. */
  async mark(): Promise<boolean> {
    if (this.busy) return false
    const { from, until, working, name } = this
    const days = this.#run(from, until)
    if (!days) return false
    this.busy = true
    const marked = await this.wrong.attempt(() => live.act(ipc.calendar.mark({ days: days.map((day) => ({ day, working, name })) })))
    this.busy = false
    if (!marked) return false
    notices.say(t.settings.marked(count(days.length)))
    if (from !== undefined) {
      this.year = parts(from).year
      this.chosen = from
    }
    this.from = this.until = undefined
    this.name = ''
    await this.load()
    return true
  }

  async clear(): Promise<void> {
    const day = this.chosen
    if (day === undefined || this.busy) return
    this.busy = true
    const cleared = await notices.attempt(() => live.act(ipc.calendar.clear({ days: [day] })))
    this.busy = false
    if (cleared) notices.say(t.settings.cleared(day))
    await this.load()
  }

  #run(from: Day | undefined, until: Day | undefined): Day[] | undefined {
    this.span = undefined
    if (from === undefined) return []
    const days = [from]
    if (until !== undefined && until < from) this.span = t.settings.backwards
    while (until !== undefined && (days.at(-1) ?? from) < until && days.length <= MOST) days.push(addDays(days.at(-1) ?? from, 1))
    if (days.length > MOST) this.span = t.settings.tooMany
    return this.span === undefined ? days : undefined
  }
}
