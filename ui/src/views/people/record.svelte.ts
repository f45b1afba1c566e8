/** What is read about the one record beside the list, and what is done to it: a person, a customer. */
import { count } from '../../lib/format/format'
import { t } from '../../lib/i18n'
import { ipc, type Customer, type Filters, type HistoryRow, type LoanRow, type Person, type Standing, type Total } from '../../lib/ipc/generated'
import { router } from '../../lib/router/router.svelte'
import { live } from '../../lib/state/live.svelte'
import { notices } from '../../lib/state/notices.svelte'
import { WrongFields } from '../../lib/state/wrong.svelte'
import { noFilters } from '../../lib/ipc/filters'

const EVENTS = 30
const SLIPS = 50

/** The events of one record. */
export class Past {
  history = $state.raw<readonly HistoryRow[]>([])

  async read(subject: string): Promise<readonly HistoryRow[]> {
    return await ipc.journal.history({ subject, before: null, limit: EVENTS })
  }

  /** Are there earlier ones? */
  get more(): boolean {
    return this.history.length >= EVENTS && this.history.length % EVENTS === 0
  }

  async earlier(subject: string): Promise<void> {
    const last = this.history.at(-1)
    const rows = last && (await notices.attempt(() => ipc.journal.history({ subject, before: last.seq, limit: EVENTS })))
    if (rows) this.history = [...this.history, ...rows]
  }
}

/** A person: what she holds, her slips, her PIN. */
export class OnePerson extends Past {
  standing = $state.raw<Standing>()
  slips = $state.raw<readonly LoanRow[]>([])
  /** The PIN before, the new one typed twice; never kept. */
  pin = $state('')
  fresh = $state('')
  again = $state('')
  /** Why it is set without the one before. */
  reason = $state('')
  differ = $state(false)
  busy = $state(false)
  readonly wrong = new WrongFields(['pin', 'fresh', 'reason'])
  #turn = 0

  async open(id: string): Promise<void> {
    const turn = ++this.#turn
    await notices.attempt(async () => {
      const [standing, slips, history] = await Promise.all([
        ipc.people.standing(id),
        ipc.loans.list({ filter: { list: 'OPEN', borrower: id }, before: null, limit: SLIPS }),
        this.read(id),
      ])
      if (turn !== this.#turn) return
      this.standing = standing
      this.slips = slips.rows
      this.history = history
    })
  }

  clearPin(): void {
    this.pin = ''
    this.fresh = ''
    this.again = ''
    this.reason = ''
    this.differ = false
    this.wrong.clear()
  }

  /** Sets the PIN, when both fields say the same. Answers whether it is set. */
  async setPin(person: Person): Promise<boolean> {
    if (this.busy) return false
    this.wrong.clear()
    this.differ = this.fresh !== this.again
    if (this.differ) return false
    const { pin, fresh, reason } = this
    this.busy = true
    const done = await this.wrong.attempt(() => live.act(ipc.people.setPin({ id: person.id, fresh, pin, reason })))
    this.busy = false
    if (!done) return false
    this.clearPin()
    notices.say(t.people.pinIsSet(done.name))
    return true
  }

  /** Takes the person out of use, or back; the other way round is one word away. */
  async turn(person: Person): Promise<void> {
    const { id, active } = person
    const done = await notices.attempt(() => live.act(active ? ipc.people.deactivate(id) : ipc.people.reactivate(id)))
    if (done) notices.say(active ? t.people.deactivated(done.name) : t.people.reactivated(done.name), () => void this.turn(done))
  }
}

/** A department: what happened to it. */
export class OneDepartment extends Past {
  #turn = 0

  async open(id: string): Promise<void> {
    const turn = ++this.#turn
    const history = await notices.attempt(() => this.read(id))
    if (history && turn === this.#turn) this.history = history
  }
}

/** A part of a customer's materials: how many, and the filters under which 资料 shows them. */
export interface Part {
  id: 'all' | 'open' | 'out' | 'late'
  total: Total
  filters: Partial<Filters>
}

/** A customer: how many materials, how many of them open. */
export class OneCustomer extends Past {
  parts = $state.raw<readonly Part[]>([])
  #turn = 0

  async open(id: string): Promise<void> {
    const turn = ++this.#turn
    await notices.attempt(async () => {
      const [history, ...parts] = await Promise.all([
        this.read(id),
        this.#part('all', { customer: [id] }),
        this.#part('open', { customer: [id], lifecycle: ['PENDING_REVIEW', 'SUPPLEMENT', 'PENDING_FILING'] }),
        this.#part('out', { customer: [id], custody: ['OUT'] }),
        this.#part('late', { customer: [id], overdue: true }),
      ])
      if (turn !== this.#turn) return
      this.history = history
      this.parts = parts
    })
  }

  /** The search knows the number from its index and stops counting at a thousand. */
  async #part(id: Part['id'], filters: Partial<Filters>): Promise<Part> {
    const found = await ipc.search.find({ text: '', filters: { ...noFilters, ...filters }, sort: 'RELEVANCE', after: null, limit: 1 })
    return { id, filters, total: found.total ?? { count: found.rows.length, more: false } }
  }

  /** Shows a part in 资料. */
  show(part: Part): void {
    router.go('materials', { only: part.filters })
  }

  async turn(customer: Customer): Promise<void> {
    const { id, active } = customer
    const done = await notices.attempt(() => live.act(active ? ipc.customers.deactivate(id) : ipc.customers.reactivate(id)))
    if (done) notices.say(active ? t.people.deactivated(done.name) : t.people.reactivated(done.name), () => void this.turn(done))
  }
}

/** "1,000 件以上" */
export function totalWords(total: Total): string {
  return total.more ? t.people.orMore(count(total.count)) : t.common.items(count(total.count))
}
