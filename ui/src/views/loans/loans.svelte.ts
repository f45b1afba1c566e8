/**
 * The loan desk: which tab is open, what a scan or a typed word means here, and which slips wait.
 * A slip goes where its next step is taken; an item goes to its slip.
 */
import { count } from '../../lib/format/format'
import { language, t } from '../../lib/i18n'
import { ipc, words, type LoanId, type LoanList, type LoanRow, type Waiting } from '../../lib/ipc/generated'
import { Rows, type PickItem, type Tab } from '../../lib/pieces'
import { router } from '../../lib/router/router.svelte'
import { live } from '../../lib/state/live.svelte'
import { notices } from '../../lib/state/notices.svelte'
import { session } from '../../lib/state/session.svelte'
import { reading } from './reading'
import { LendState } from './lend.svelte'
import { byDue, RemindState } from './remind.svelte'
import { RenewState } from './renew.svelte'
import { ReturnState } from './return.svelte'
import { SlipState } from './slip.svelte'

export type LoanTab = 'lend' | 'return' | 'renew' | 'remind' | 'wait' | 'ready' | 'scan' | 'all'

/** Which slips the tab with a list shows. */
export const listOf: Partial<Record<LoanTab, LoanList>> = { wait: 'TO_APPROVE', ready: 'TO_LEND', scan: 'SCAN_MISSING', all: 'ALL' }
const tabIds: readonly LoanTab[] = ['lend', 'return', 'renew', 'remind', 'wait', 'ready', 'scan', 'all']
const isTab = (tab: string | undefined): tab is LoanTab => tabIds.some((id) => id === tab)

/** What the scan field offers while she types. */
export interface Found {
  kind: 'PERSON' | 'MATERIAL' | 'LOAN'
  id: string
}

const PAGE = 100

export class LoansState {
  tab = $state<LoanTab>('lend')
  readonly lend = new LendState()
  readonly back = new ReturnState()
  readonly renew = new RenewState()
  readonly remind = new RemindState()
  /** The chosen slip of a list. */
  readonly shown = new SlipState()
  /** The chosen row of a list. */
  chosen = $state<string | undefined>()
  list = $state<LoanList>('ALL')
  /** Waiting slips beside the form. */
  waiting = $state.raw<readonly LoanRow[]>([])
  /** What was scanned or typed in the scan field means nothing here; said until the next scan, key or act. */
  unknown = $state<string>()
  #spot = ''

  readonly rows = new Rows<LoanRow, number>({
    load: (after) => ipc.loans.list({ filter: { list: this.list, borrower: null }, before: after, limit: PAGE }),
    key: (row) => row.id,
  })

  get tabs(): readonly Tab[] {
    const of = (waiting: Waiting) => session.counts?.by.find(([reason]) => reason === waiting)?.[1] ?? 0
    const w = t.loans.tabs
    return [
      { id: 'lend', label: w.lend, keys: 'F2' },
      { id: 'return', label: w.return, keys: 'F3' },
      { id: 'renew', label: w.renew, keys: 'F4' },
      { id: 'remind', label: w.remind, keys: 'F5', count: of('OVERDUE'), late: true },
      { id: 'wait', label: w.wait, count: of('TO_APPROVE') },
      { id: 'ready', label: w.ready, count: of('TO_LEND') },
      { id: 'scan', label: w.scan, count: of('SCAN_MISSING') },
      { id: 'all', label: w.all },
    ]
  }

  /** Another place (or Esc) said where to be. */
  follow(): void {
    const spot = router.spot('loans')
    const now = JSON.stringify(spot)
    if (now === this.#spot) return
    this.#spot = now
    const tab = isTab(spot.tab) ? spot.tab : undefined
    if (tab) this.#show(tab)
    if (spot.id) void this.openLoan(spot.id, tab)
    else if (spot.part) void reading(() => this.takeThing({ kind: 'MATERIAL', id: spot.part! }))
    else if (!tab) this.#show('lend')
  }

  /** What is open now, for the way back and for who looks here next. */
  #mark(id?: string): void {
    if (router.place !== 'loans') return
    const spot = id ? { tab: this.tab, id } : { tab: this.tab }
    this.#spot = JSON.stringify(spot)
    router.replace(spot)
  }

  /** She chose a tab. */
  open(tab: LoanTab): void {
    router.go('loans', { tab })
    this.follow()
  }

  #show(tab: LoanTab): void {
    this.tab = tab
    this.unknown = undefined
    const list = listOf[tab]
    if (list) {
      const other = list !== this.list || this.rows.fresh
      this.list = list
      if (other) {
        this.chosen = undefined
        this.shown.clear()
        this.rows.all = []
      }
      void this.rows.start().then(() => this.#choosesFirst())
    }
    if (tab === 'remind') void this.remind.begin().then(() => this.#choosesFirst())
  }

  /** The next one is already chosen. */
  #choosesFirst(): void {
    // A slip that was asked for by name may stand further down than what is read of the list; one that left the list
    // by what was just done stays under her hands: the same key again must not be about the next.
    if (this.chosen !== undefined && (this.tab === 'all' || this.shown.loan?.id === this.chosen)) return
    const rows = this.tab === 'remind' ? this.remind.rows : this.rows.all
    if (rows.some((row) => row.id === this.chosen)) return
    void this.choose(rows[0]?.id)
  }

  /** Chooses a row; done when its slip is shown. */
  async choose(id: string | undefined): Promise<void> {
    this.chosen = id
    this.#mark(id)
    if (id) await this.shown.open(id)
    else this.shown.clear()
  }

  /** Opens a slip that went out wrongly where it is reversed, with the question for the reason. */
  async reverse(id: LoanId): Promise<void> {
    await this.openLoan(id, 'all')
    if (this.shown.loan?.id === id) this.shown.asking = 'reverse'
  }

  /** Opens a slip where its next step is taken, or where she wants it. */
  async openLoan(id: LoanId, wanted?: LoanTab): Promise<void> {
    const loan = await reading(() => ipc.loans.get(id))
    if (!loan) return
    const tab = wanted ?? (loan.state === 'OUT' ? 'return' : loan.state === 'PENDING' || loan.state === 'APPROVED' ? 'lend' : 'all')
    if (tab !== this.tab) this.#show(tab)
    switch (tab) {
      case 'lend':
        await this.lend.openLoan(id)
        return this.#mark(id)
      case 'return':
        await this.back.openLoan(id)
        return this.#mark(id)
      case 'renew':
        await this.renew.open(id)
        return this.#mark(id)
      default:
        await this.choose(id)
    }
  }

  /** A code came from the scanner. Answers false when nobody here knows it. */
  async take(code: string): Promise<boolean> {
    this.unknown = undefined
    const thing = await reading(() => ipc.search.scan({ number: code }))
    if (!thing) return false
    if (thing.kind !== 'PERSON' && thing.kind !== 'MATERIAL' && thing.kind !== 'LOAN') return false
    await reading(() => this.takeThing({ kind: thing.kind as Found['kind'], id: thing.id }))
    return true
  }

  async takeThing(found: Found): Promise<void> {
    switch (found.kind) {
      case 'LOAN':
        return await this.#takeLoan(found.id)
      case 'PERSON':
        return await this.#takePerson(found.id)
      case 'MATERIAL':
        return await this.#takeMaterial(found.id)
    }
  }

  async #takeLoan(id: LoanId): Promise<void> {
    const loan = await ipc.loans.get(id)
    // At the return and the renewal a slip that is out stays there; everything else goes to its next step.
    if (loan?.state === 'OUT' && (this.tab === 'return' || this.tab === 'renew')) await this.openLoan(id, this.tab)
    else await this.openLoan(id)
  }

  async #takePerson(id: string): Promise<void> {
    if (this.tab === 'return') {
      if ((await this.back.openBorrower(id)) === 0) notices.say(t.loans.hasNothing)
      return
    }
    if (this.tab === 'renew') return await this.#renewOf(id)
    if (this.tab !== 'lend') this.#show('lend')
    await this.lend.setPerson(id)
  }

  /** The slip of this person that is due first. */
  async #renewOf(borrower: string): Promise<void> {
    const page = await reading(() => ipc.loans.list({ filter: { list: 'OUT', borrower }, before: null, limit: 50 }))
    if (!page) return
    const [first, ...others] = page.rows.toSorted(byDue)
    if (!first) return notices.say(t.loans.hasNothing)
    await this.openLoan(first.id, 'renew')
    if (others.length > 0) notices.say(t.loans.dueFirst(count(others.length + 1)))
  }

  async #takeMaterial(id: string): Promise<void> {
    if (this.tab === 'return') {
      if (!(await this.back.addMaterial(id))) this.unknown = t.loans.notOut
      return
    }
    if (this.tab === 'renew') {
      if (!(await this.renew.openMaterial(id))) this.unknown = t.loans.notOut
      return
    }
    if (this.tab !== 'lend') this.#show('lend')
    if ((await this.lend.addMaterial(id)) === 'out') {
      this.#show('return')
      await this.back.addMaterial(id)
      notices.say(t.loans.wasOut)
    }
    this.#mark(this.tab === 'lend' ? this.lend.slip.loan?.id : this.back.loan?.id)
  }

  /** What was typed into the scan field and meant with Enter. */
  async typed(text: string): Promise<boolean> {
    if (text.trim() === '') return false
    if (await this.take(text)) return true
    this.unknown = t.loans.unknown(text.trim())
    return false
  }

  /** People by initials first, then whatever else is called so. */
  suggest = async (text: string): Promise<readonly PickItem<Found>[]> => {
    this.unknown = undefined
    if (text.trim() === '') return []
    const [people, things] = await Promise.all([ipc.people.suggest({ typed: text, limit: 6 }), ipc.search.anything(text)])
    const found = things.filter((thing) => thing.kind === 'MATERIAL' || thing.kind === 'LOAN').slice(0, 8)
    const exact = found.filter((thing) => thing.exact)
    const rest = found.filter((thing) => !thing.exact)
    const item = (thing: (typeof found)[number]): PickItem<Found> => ({
      value: { kind: thing.kind as Found['kind'], id: thing.id }, label: thing.title, sub: [thing.number, words.ThingKind[thing.kind][language()]],
      marks: thing.marks.filter((mark) => mark.field === 'title').map((mark) => [mark.start, mark.length] as const),
    })
    return [...exact.map(item), ...people.map((person): PickItem<Found> => ({ value: { kind: 'PERSON', id: person.id }, label: person.name, sub: [person.department_name] })), ...rest.map(item)]
  }

  /** Reads again what another act or window may have changed. */
  async refresh(): Promise<void> {
    await reading(async () => {
      const [wait, ready] = await Promise.all([
        ipc.loans.list({ filter: { list: 'TO_LEND', borrower: null }, before: null, limit: 20 }),
        ipc.loans.list({ filter: { list: 'TO_APPROVE', borrower: null }, before: null, limit: 20 }),
      ])
      this.waiting = [...wait.rows, ...ready.rows]
      if (listOf[this.tab]) {
        await this.rows.again()
        this.#choosesFirst()
      }
      if (this.tab === 'remind') await this.remind.load()
      if (this.shown.loan) await this.shown.again()
      if (this.lend.slip.loan) await this.lend.slip.again()
      await this.back.again()
    })
  }

  /** The next waiting slip that is not on screen. */
  async openNextWaiting(): Promise<void> {
    const rows = this.waiting
    const at = rows.findIndex((row) => row.id === this.lend.slip.loan?.id)
    const next = rows[(at + 1) % Math.max(1, rows.length)]
    if (next) await this.openLoan(next.id, 'lend')
  }

  get waitingNote(): string {
    const of = (state: LoanRow['state']) => count(this.waiting.filter((row) => row.state === state).length)
    return t.loans.waitingNote(of('PENDING'), of('APPROVED'))
  }

  /** Number of the thing on the desk now, beside the name of the place. */
  get note(): string {
    switch (this.tab) {
      case 'lend':
        return this.lend.slip.loan?.number ?? (this.lend.number ? t.loans.nextNumber(this.lend.number) : '')
      case 'return':
        return this.back.loan?.number ?? ''
      case 'renew':
        return this.renew.loan?.number ?? ''
      default:
        return ''
    }
  }

  /** Reads the counts of the tabs again. */
  watch(): number {
    return live.of('loans', 'materials', 'attachments', 'incidents')
  }
}
