/** 催还: the overdue slips, longest first; a notice for each that is ticked, printed at once. */
import { count, dayOf } from '../../lib/format/format'
import { t } from '../../lib/i18n'
import { ipc, type LoanId, type LoanRow } from '../../lib/ipc/generated'
import { Problem } from '../../lib/ipc/problem'
import { desk } from '../../lib/state/desk.svelte'
import { live } from '../../lib/state/live.svelte'
import { notices } from '../../lib/state/notices.svelte'
import { WrongFields } from '../../lib/state/wrong.svelte'
import { printSheet } from '../../lib/state/printing.svelte'

const PAGE = 200

/** What is due first comes first. */
export function byDue(a: LoanRow, b: LoanRow): number {
  return (a.due_on ?? '').localeCompare(b.due_on ?? '')
}

export class RemindState {
  rows = $state.raw<readonly LoanRow[]>([])
  ticked = $state.raw<readonly LoanId[]>([])
  problem = $state.raw<Problem>()
  /** How many of how many are printed. */
  printing = $state<{ done: number; all: number }>()
  readonly wrong = new WrongFields([])

  async load(): Promise<void> {
    try {
      const rows: LoanRow[] = []
      let before: number | null = null
      do {
        const page: { rows: LoanRow[]; next: number | null } = await ipc.loans.list({ filter: { list: 'OVERDUE', borrower: null }, before, limit: PAGE })
        rows.push(...page.rows)
        before = page.next
      } while (before !== null)
      this.rows = rows.sort(byDue)
      this.ticked = this.ticked.filter((id) => rows.some((row) => row.id === id))
      this.problem = undefined
    } catch (thrown) {
      this.problem = Problem.of(thrown)
    }
  }

  /** She came to recall: everything that is late and was not recalled today is ticked. */
  async begin(): Promise<void> {
    await this.load()
    this.ticked = this.#due
  }

  /** Those that were not recalled today: the archive takes one notice a day. */
  get #due(): readonly LoanId[] {
    const today = (row: LoanRow) => row.reminded_at !== null && dayOf(row.reminded_at) === desk.today
    return this.rows.filter((row) => !today(row)).map((row) => row.id)
  }

  toggle(id: LoanId): void {
    this.ticked = this.ticked.includes(id) ? this.ticked.filter((each) => each !== id) : [...this.ticked, id]
  }

  all(): void {
    this.ticked = this.ticked.length >= this.#due.length ? [] : this.#due
  }

  /** Writes the notices, all or none, and prints each. */
  async remind(chosen: LoanId | undefined): Promise<void> {
    const ids = this.ticked.length > 0 ? this.rows.map((row) => row.id).filter((id) => this.ticked.includes(id)) : chosen ? [chosen] : []
    if (ids.length === 0 || this.printing) return
    const written = await this.wrong.attempt(() => live.act(ipc.loans.remind(ids)))
    if (!written) return
    this.ticked = []
    let printed = 0
    for (const reminder of written) {
      this.printing = { done: printed, all: written.length }
      // A printer that fails once fails for the rest: what was written can be printed again from each slip.
      if (!(await printSheet({ kind: 'recall', loan: reminder.loan.id, nth: reminder.nth }))) break
      printed += 1
    }
    this.printing = undefined
    if (printed === written.length) notices.say(t.loans.remindedNow(count(printed)))
  }
}
