/**
 * 借出: a slip that is being typed, or one that exists and goes its way to the borrower.
 * What is typed is kept as a draft at every pause. What may be lent the archive decides.
 */
import { t } from '../../lib/i18n'
import { ipc, words, type Custody, type Draft, type DraftId, type LoanLineFields, type LoanMode, type Material, type MaterialId, type Preview, type Standing } from '../../lib/ipc/generated'
import { language } from '../../lib/i18n'
import { live } from '../../lib/state/live.svelte'
import { notices } from '../../lib/state/notices.svelte'
import { session } from '../../lib/state/session.svelte'
import { WrongFields } from '../../lib/state/wrong.svelte'
import { newId } from '../../lib/format/id'
import { reading } from './reading'
import { small } from './pictures.svelte'
import { printSheet } from '../../lib/state/printing.svelte'
import { SlipState } from './slip.svelte'

/** One item of the table, of a draft or of a slip. */
export interface LendLine {
  material: MaterialId
  number: string
  title: string
  revision: string
  copies: number
  /** The most there are. */
  most: number
  pages: number
  custody: Custody | undefined
  holder: string
  condition: string
  level: Material['security_level']
  /** Seen at the desk: scanned or chosen by hand. */
  seen: boolean
}

/** What a draft keeps. */
interface Kept {
  borrower?: string | undefined
  use_reason: string
  project: string
  mode: LoanMode
  destination: string
  days?: number | undefined
  lines: LoanLineFields[]
}

const PAUSE = 700

export class LendState {
  readonly slip = new SlipState()
  readonly wrong = new WrongFields(['use_reason', 'project', 'borrower', 'days', 'copies', 'condition', 'destination', 'mode'])
  person = $state.raw<Standing>()
  reason = $state('')
  project = $state('')
  mode = $state<LoanMode>('OUT_ORIGINAL')
  destination = $state('')
  /** Days she chose; without it the most the level allows. */
  chosenDays = $state<number>()
  items = $state.raw<readonly LendLine[]>([])
  /** Items of the open slip that were scanned, and how they look as they leave. */
  seen = $state.raw<readonly MaterialId[]>([])
  conditions = $state.raw<Readonly<Record<MaterialId, string>>>({})
  chosen = $state<string | undefined>()
  drafts = $state.raw<readonly Draft[]>([])
  number = $state('')
  busy = $state(false)
  #draft: DraftId | undefined
  #saved = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #began = false

  /** The first time: goes on with what was typed last. */
  async begin(): Promise<void> {
    if (this.#began) return
    this.#began = true
    await this.loadDrafts()
    const last = this.drafts[0]
    if (last && !this.slip.loan && this.empty) await this.openDraft(last)
    await this.readNumber()
  }

  async readNumber(): Promise<void> {
    try {
      this.number = await ipc.loans.previewNumber()
    } catch {
      // The number only stands beside the name of the place; the slip gets it anyway.
    }
  }

  async loadDrafts(): Promise<void> {
    const drafts = await reading(() => ipc.drafts.list('LOAN'))
    if (drafts) this.drafts = drafts
  }

  /** Drafts other than the one on screen. */
  get otherDrafts(): readonly Draft[] {
    return this.drafts.filter((draft) => draft.id !== this.#draft)
  }

  get empty(): boolean {
    return this.items.length === 0 && !this.person && this.reason === '' && this.project === '' && this.destination === ''
  }

  get hasDraft(): boolean {
    return this.#saved && !this.slip.loan
  }

  /** What stands in the table. */
  get lines(): readonly LendLine[] {
    const loan = this.slip.loan
    if (!loan) return this.items
    return loan.lines.map((line) => ({
      material: line.material, number: line.number, title: line.title, revision: line.revision, copies: line.copies, most: line.copies, pages: line.pages,
      custody: line.state === 'OUT' ? 'OUT' : line.state === 'LOST' ? 'MISSING' : 'IN_STORE', holder: line.state === 'OUT' ? loan.borrower_name : '',
      condition: this.conditions[line.material] ?? line.condition_out, level: line.security_level, seen: this.seen.includes(line.material),
    }))
  }

  get line(): LendLine | undefined {
    return this.lines.find((line) => line.material === this.chosen)
  }

  get seenCount(): number {
    return this.lines.filter((line) => line.seen).length
  }

  /** The most days all items allow. */
  get most(): number {
    const rules = session.status?.settings?.loan_rules ?? []
    const days = this.lines.map((line) => rules.find((rule) => rule.level === line.level)?.most_days).filter((n) => n !== undefined)
    return days.length > 0 ? Math.min(...days) : Math.max(1, ...rules.map((rule) => rule.most_days))
  }

  get days(): number {
    return this.slip.loan?.days ?? this.chosenDays ?? this.most
  }

  /** The day it falls due when it is issued today, by the calendar of the archive; a copy has none. */
  get due(): string {
    return this.slip.loan?.due_on ?? this.#dues[this.days] ?? ''
  }

  #dues = $state.raw<Readonly<Record<number, string>>>({})

  /** Asks when a loan of so many days falls due. */
  async readDue(days: number): Promise<void> {
    const due = await reading(() => ipc.loans.dueAfter(days))
    if (due !== undefined) this.#dues = { ...this.#dues, [days]: due }
  }

  /** How the borrower stands. */
  get standing(): Standing | undefined {
    return this.slip.loan ? this.slip.standing : this.person
  }

  get preview(): Preview | undefined {
    const loan = this.slip.loan
    if (loan) return { kind: 'record', what: { kind: 'loan', id: loan.id } }
    return {
      kind: 'loan',
      draft: { borrower: this.person?.person.id ?? null, use_reason: this.reason, project: this.project, mode: this.mode, destination: this.destination, days: this.days, lines: this.#fields() },
    }
  }

  /** A material came to the desk. Answers false when it belongs to the return. */
  async addMaterial(id: MaterialId): Promise<'added' | 'slip' | 'out'> {
    await this.#work
    const loan = this.slip.loan
    if (loan?.lines.some((line) => line.material === id) && (loan.state === 'APPROVED' || loan.state === 'PENDING')) {
      this.#see(id)
      return 'slip'
    }
    const open = await ipc.loans.openOfMaterial(id)
    const free = loan !== undefined || this.empty
    if (open?.state === 'OUT' && free) return 'out'
    if (open && open.state !== 'OUT' && (open.state === 'APPROVED' || free)) {
      if (!free) await this.keep()
      await this.openLoan(open.id)
      this.#see(id)
      return 'slip'
    }
    if (loan) this.fresh()
    if (this.items.some((item) => item.material === id)) {
      this.chosen = id
      return 'added'
    }
    const material = await ipc.materials.get(id)
    if (!material) return 'added'
    this.items = [...this.items, lineOf(material)]
    this.chosen = id
    this.wrong.clear()
    void small.want([id])
    this.changed()
    return 'added'
  }

  /** A badge, or a person chosen by initials. */
  async setPerson(id: string): Promise<void> {
    await this.#work
    const loan = this.slip.loan
    if (loan && (loan.state === 'PENDING' || loan.state === 'APPROVED')) {
      if (loan.borrower === id) notices.say(t.loans.isBorrower(loan.borrower_name))
      else notices.say(t.loans.otherBorrower(loan.number, loan.borrower_name))
      return
    }
    if (loan) this.fresh()
    const standing = await reading(() => ipc.people.standing(id))
    if (!standing) return
    this.person = standing
    this.wrong.clear()
    this.changed()
  }

  async openLoan(id: string): Promise<void> {
    await this.keep()
    if (this.slip.loan?.id !== id) {
      this.seen = []
      this.conditions = {}
    }
    await this.slip.open(id)
    this.wrong.clear()
    this.chosen = this.slip.loan?.lines[0]?.material
  }

  #see(id: MaterialId): void {
    if (!this.seen.includes(id)) this.seen = [...this.seen, id]
    this.chosen = id
  }

  remove(): void {
    if (this.slip.loan || !this.chosen) return
    const at = this.items.findIndex((item) => item.material === this.chosen)
    this.items = this.items.filter((item) => item.material !== this.chosen)
    this.chosen = (this.items[at] ?? this.items.at(-1))?.material
    this.changed()
  }

  setCondition(text: string): void {
    const id = this.chosen
    if (!id) return
    if (this.slip.loan) this.conditions = { ...this.conditions, [id]: text }
    else this.#change(id, { condition: text })
  }

  setCopies(copies: number | undefined): void {
    if (this.chosen && copies !== undefined) this.#change(this.chosen, { copies })
  }

  #change(id: MaterialId, change: Partial<LendLine>): void {
    this.items = this.items.map((item) => (item.material === id ? { ...item, ...change } : item))
    this.changed()
  }

  /** Something was typed: it is kept at the next pause. */
  changed(): void {
    if (this.slip.loan) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.keep(), PAUSE)
  }

  /** Keeps what is typed as a draft. */
  async keep(): Promise<boolean> {
    clearTimeout(this.#timer)
    if (this.slip.loan || this.empty) return false
    this.#draft ??= newId()
    const body: Kept = { borrower: this.person?.person.id, use_reason: this.reason, project: this.project, mode: this.mode, destination: this.destination, days: this.chosenDays, lines: this.#fields() }
    const title = [this.person?.person.name, this.items[0]?.title, this.reason].filter(Boolean).join(t.pieces.comma).slice(0, 120)
    const id = this.#draft
    const kept = await reading(() => live.act(ipc.drafts.save({ id, kind: 'LOAN', title: title || t.loans.untitled, body })))
    if (kept && id === this.#draft) this.#saved = true
    return kept !== undefined
  }

  async openDraft(draft: Draft): Promise<void> {
    await this.keep()
    this.#clear()
    const body = draft.body as Partial<Kept>
    this.#draft = draft.id
    this.#saved = true
    this.reason = body.use_reason ?? ''
    this.project = body.project ?? ''
    this.mode = body.mode ?? 'OUT_ORIGINAL'
    this.destination = body.destination ?? ''
    this.chosenDays = body.days
    const borrower = body.borrower
    await reading(async () => {
      if (borrower) this.person = await ipc.people.standing(borrower)
      const items: LendLine[] = []
      for (const line of body.lines ?? []) {
        const material = await ipc.materials.get(line.material)
        if (material) items.push({ ...lineOf(material), copies: line.copies ?? material.copies, condition: line.condition_out })
      }
      this.items = items
      this.chosen = items[0]?.material
      void small.want(items.map((item) => item.material))
    })
  }

  /** An empty slip; the one on screen stays as a draft. */
  async another(): Promise<void> {
    await this.keep()
    this.fresh()
    await this.loadDrafts()
    await this.readNumber()
  }

  /** Puts the draft on screen aside for good. */
  async discard(): Promise<void> {
    clearTimeout(this.#timer)
    const id = this.#draft
    if (id && this.#saved) await reading(() => live.act(ipc.drafts.discard(id)))
    this.fresh()
    await this.loadDrafts()
  }

  fresh(): void {
    this.#clear()
    this.slip.clear()
  }

  #clear(): void {
    clearTimeout(this.#timer)
    this.#draft = undefined
    this.#saved = false
    this.person = undefined
    this.noBorrower = false
    this.reason = ''
    this.project = ''
    this.mode = 'OUT_ORIGINAL'
    this.destination = ''
    this.chosenDays = undefined
    this.items = []
    this.seen = []
    this.conditions = {}
    this.chosen = undefined
    this.wrong.clear()
    this.slip.clear()
  }

  #fields(): LoanLineFields[] {
    return this.items.map((item) => ({ material: item.material, copies: item.copies, condition_out: item.condition }))
  }

  /** What Ctrl+Enter does now. */
  get next(): 'request' | 'approve' | 'lend' | 'new' {
    switch (this.slip.loan?.state) {
      case undefined:
        return 'request'
      case 'PENDING':
        return 'approve'
      case 'APPROVED':
        return 'lend'
      default:
        return 'new'
    }
  }

  /** What Ctrl+Enter began: a scan that comes meanwhile waits for it, and then belongs to what is on screen. */
  #work: Promise<void> | undefined
  /** Says that the slip on screen is the one that counts now; the printer may still be at it. */
  #settled = () => {}

  async doNext(): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.#work = new Promise((done) => (this.#settled = done))
    await this.#go().finally(this.#settled)
  }

  async #go(): Promise<void> {
    notices.dismiss()
    try {
      switch (this.next) {
        case 'request':
          return await this.#request()
        case 'approve':
          return void (await this.slip.approve('all_in_ink'))
        case 'lend':
          return await this.#lend()
        case 'new':
          return await this.another()
      }
    } finally {
      this.busy = false
    }
  }

  async #request(): Promise<void> {
    await this.keep()
    const draft = this.#saved ? (this.#draft ?? null) : null
    const fields = { borrower: this.person?.person.id ?? '', use_reason: this.reason, project: this.project, mode: this.mode, destination: this.destination, days: this.chosenDays ?? null, lines: this.#fields(), draft }
    if (!this.person) {
      this.noBorrower = true
      return
    }
    const loan = await this.wrong.attempt(() => live.act(ipc.loans.request(fields)))
    if (!loan) return
    this.#clear()
    await this.slip.put(loan)
    this.seen = loan.lines.map((line) => line.material)
    this.chosen = loan.lines[0]?.material
    this.#settled()
    await this.loadDrafts()
    notices.say((await printSheet({ kind: 'loan', id: loan.id })) ? t.loans.requested(loan.number) : t.loans.requestedOnly(loan.number))
  }

  /** She asked for a slip without anyone to lend to; said until someone is chosen. */
  noBorrower = $state(false)

  async #lend(): Promise<void> {
    const loan = this.slip.loan
    if (!loan) return
    const lines = Object.entries(this.conditions).map(([material, condition_out]) => ({ material, condition_out }))
    const done = await this.wrong.attempt(() => live.act(ipc.loans.lend({ loan: loan.id, lines })))
    if (!done) return
    if (this.slip.loan?.id === done.id) await this.slip.put(done)
    this.#settled()
    const items = String(done.lines.length)
    notices.say((await printSheet({ kind: 'loan', id: done.id })) ? t.loans.lentNow(items, done.number) : t.loans.lentOnly(items, done.number))
  }
}

function lineOf(material: Material): LendLine {
  return {
    material: material.id, number: material.archive_no ?? `${material.receipt_no}/${material.line_no}`, title: material.title, revision: material.revision, copies: material.copies, most: material.copies,
    pages: material.pages, custody: material.custody, holder: material.holder?.name ?? '', condition: material.condition, level: material.security_level, seen: true,
  }
}

/** "借出，在陈立群手里" */
export function custodyWords(line: LendLine): string {
  return line.custody ? words.Custody[line.custody][language()] : ''
}
