/** The receipts: the list, the chosen one, its review and its filing. */
import { count } from '../../lib/format/format'
import { t } from '../../lib/i18n'
import {
  categories, ipc, type Attachment, type Draft, type Finding, type FilingFields, type FilingPreview, type Material, type Owner, type Receipt, type ReceiptRow, type ReviewResult, type SecurityLevel, words,
} from '../../lib/ipc/generated'
import { Problem } from '../../lib/ipc/problem'
import { Rows, type PickItem } from '../../lib/pieces'
import { live } from '../../lib/state/live.svelte'
import { notices } from '../../lib/state/notices.svelte'
import { printSheet } from '../../lib/state/printing.svelte'
import { session } from '../../lib/state/session.svelte'
import { placeOfCode } from '../../lib/state/suggest.svelte'
import { WrongFields } from '../../lib/state/wrong.svelte'
import { newId } from '../../lib/format/id'

export class Receipts {
  tab = $state('open')
  drafts = $state.raw<readonly Draft[]>([])
  tray = $state.raw<readonly Attachment[]>([])
  receipt = $state.raw<Receipt>()
  /** The receipt that was open last. */
  last: string | undefined
  problem = $state.raw<Problem>()
  #turn = 0
  readonly rows = new Rows<ReceiptRow, number>({
    load: async (after) => ipc.receipts.list({ open: this.tab === 'open', before: after, limit: 100 }),
    key: (row) => row.id,
  })

  async load(): Promise<void> {
    try {
      this.drafts = await ipc.drafts.list('RECEIPT')
      this.tray = (await ipc.attachments.tray({ before: null, limit: 200 })).rows
    } catch (thrown) {
      this.problem = Problem.of(thrown)
    }
    await this.rows.again()
  }

  async open(id: string | undefined): Promise<void> {
    const turn = ++this.#turn
    if (!id) {
      this.receipt = undefined
      return
    }
    this.last = id
    try {
      const receipt = (await ipc.receipts.get(id)) ?? undefined
      if (turn !== this.#turn) return
      this.receipt = receipt
      this.problem = undefined
    } catch (thrown) {
      if (turn === this.#turn) this.problem = Problem.of(thrown)
    }
  }

  async void(reason: string): Promise<boolean> {
    const receipt = this.receipt
    if (!receipt) return false
    const done = await notices.attempt(() => live.act(ipc.receipts.void({ id: receipt.id, reason })))
    if (done) notices.say(t.intake.voided(done.number))
    return done !== undefined
  }

  /** Files of the tray to the receipt that is open, or files of a receipt to one of its lines. */
  async assign(ids: readonly string[], line?: Owner): Promise<void> {
    const to = line ?? (this.receipt && ({ kind: 'RECEIPT', id: this.receipt.id } as const))
    if (to) await notices.attempt(() => live.act(ipc.attachments.assign({ ids: [...ids], to, role: null })))
  }
}

/** The scans and photos of one line of a receipt, and after them those of the receipt itself. */
export class LineFiles {
  files = $state.raw<readonly Attachment[]>([])
  #wanted = ''

  async open(receipt: string, material: string | undefined): Promise<void> {
    const wanted = `${receipt} ${material ?? ''}`
    this.#wanted = wanted
    const lists = await Promise.all([
      material ? ipc.attachments.list({ kind: 'MATERIAL', id: material }) : [],
      ipc.attachments.list({ kind: 'RECEIPT', id: receipt }),
    ]).catch(() => [])
    if (this.#wanted === wanted) this.files = lists.flat().filter((file) => file.withdrawn_at === null)
  }
}

/** What is to be done on a line next. */
export type LineStep = 'review' | 'file' | 'supplement' | 'done'

export function stepOf(line: Material | undefined): LineStep {
  switch (line?.lifecycle) {
    case 'PENDING_REVIEW':
      return 'review'
    case 'PENDING_FILING':
      return 'file'
    case 'SUPPLEMENT':
      return 'supplement'
    default:
      return 'done'
  }
}

/** What came to supplement a line, as it is typed. */
export interface Brought {
  note: string
  /** Counted now. */
  pages: number | undefined
}

/** The review of the chosen lines of one receipt. What was typed stays with the receipt until it is decided. */
export class Reviewing {
  static #of = new Map<string, Reviewing>()

  /** The review of a receipt, as she left it. */
  static of(receipt: string): Reviewing {
    const known = this.#of.get(receipt)
    if (known) return known
    const begun = new Reviewing()
    this.#of.set(receipt, begun)
    return begun
  }

  /** The line she is at, and those she marked: what is decided stays with them. */
  line = $state<string>()
  marked = $state.raw<ReadonlySet<string>>(new Set())
  result = $state<ReviewResult>('PASS')
  reason = $state('')
  due = $state<string>()
  busy = $state(false)
  #usual: readonly Finding[] = []
  /** The points of F-02, as they usually come out until she says otherwise. */
  checklist = $state.raw<readonly Finding[]>([])
  readonly wrong = new WrongFields(['reason', 'due_on', 'checklist', 'note', 'pages'])
  /** Verdicts of single lines that she left half written. */
  #half = $state.raw<Readonly<Record<string, { result: ReviewResult; reason: string; due: string | undefined; checklist: readonly Finding[] }>>>({})

  /** The verdict that waits half written at a line she is not at: nothing else is recorded of that line meanwhile. */
  halfOf(line: string): ReviewResult | undefined {
    return this.#half[line]?.result
  }

  /** Goes from a line to another. What was begun for the one stays with it, and waits there. */
  go(from: string | undefined, to: string | undefined): void {
    this.line = to
    if (from === to || this.marked.size > 0) return
    const { result, reason, due, checklist } = this
    const { [to ?? '']: half, ...rest } = this.#half
    this.#half = from !== undefined && result !== 'PASS' ? { ...rest, [from]: { result, reason, due, checklist } } : rest
    if (!half && result === 'PASS') return
    this.result = half?.result ?? 'PASS'
    this.reason = half?.reason ?? ''
    this.due = half?.due
    this.checklist = half?.checklist ?? this.#usual
    this.wrong.clear()
  }

  /** Proposes the points for these lines, unless she has begun. */
  async propose(materials: readonly string[]): Promise<void> {
    if (this.checklist.length > 0 || materials.length === 0) return
    const usual = await notices.attempt(() => ipc.materials.usualChecklist([...materials]))
    if (usual && this.checklist.length === 0) this.checklist = this.#usual = usual
  }

  /** The points as they will be written down: what did not pass has one that did not, the last where none is named. */
  get points(): readonly Finding[] {
    if (this.result === 'PASS' || this.checklist.some((each) => each.result === 'NOT_OK')) return this.checklist
    return this.checklist.map((each, n) => (n === this.checklist.length - 1 ? { ...each, result: 'NOT_OK' } : each))
  }

  /** The next answer for a point: in order, not in order, does not apply. A point that fails does not pass. */
  turn(point: number): void {
    const next = { OK: 'NOT_OK', NOT_OK: 'NA', NA: 'OK' } as const
    this.checklist = this.checklist.map((each) => (each.point === point ? { ...each, result: next[each.result] } : each))
    if (this.result === 'PASS' && this.checklist.some((each) => each.result === 'NOT_OK')) this.result = 'SUPPLEMENT'
    this.wrong.clear()
  }

  /** Records the review. Answers whether it was taken. */
  async decide(materials: readonly string[]): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    const done = await this.wrong.attempt(() =>
      live.act(ipc.materials.review({ materials: [...materials], result: this.result, reason: this.reason, due_on: this.result === 'SUPPLEMENT' ? (this.due ?? null) : null, checklist: [...this.checklist] })),
    )
    this.busy = false
    if (!done) return false
    const n = count(done.length)
    const said = this.result === 'PASS' ? t.intake.passed(n) : this.result === 'SUPPLEMENT' ? t.intake.supplemented(n) : t.intake.rejected(n)
    notices.say(done.some((r) => r.same_as_receiver) ? `${said}${t.pieces.stop}${t.intake.sameReceiver}` : said)
    this.result = 'PASS'
    this.reason = ''
    this.due = undefined
    this.checklist = []
    return true
  }

  #brought = $state.raw<Readonly<Record<string, Brought>>>({})

  /** What came for a line that is supplemented. */
  broughtFor(line: Material): Brought {
    return this.#brought[line.id] ?? { note: '', pages: line.pages }
  }

  bring(line: Material, change: Partial<Brought>): void {
    this.#brought = { ...this.#brought, [line.id]: { ...this.broughtFor(line), ...change } }
  }

  /** 补正 came: the line goes to the review again. Answers whether it was taken. */
  async resubmit(line: Material): Promise<boolean> {
    const { note, pages = line.pages } = this.broughtFor(line)
    const done = await this.wrong.attempt(() => live.act(ipc.materials.resubmit({ material: line.id, note, pages })))
    if (!done) return false
    const { [line.id]: _, ...others } = this.#brought
    this.#brought = others
    return true
  }
}

/** What filing decided last: the next one begins with it. */
const last: { place?: PickItem<string> | undefined; purpose: FilingFields['purpose'] } = { purpose: 'PROJECT' }

/** The filing of the lines of one receipt that passed. */
/** What a draft of a filing keeps. */
interface KeptFiling {
  receipt: string
  lines: readonly FilingFields[]
  owner: PickItem<string> | undefined
  place: PickItem<string> | undefined
}

const PAUSE = 600

export class Filing {
  lines = $state.raw<readonly FilingFields[]>([])
  previews = $state.raw<readonly FilingPreview[]>([])
  owner = $state.raw<PickItem<string>>()
  place = $state.raw<PickItem<string>>()
  busy = $state(false)
  /** The level of each line at receipt. */
  #levels = new Map<string, SecurityLevel>()
  /** The pages of each line as they were received. */
  #pages = new Map<string, number>()
  #turn = 0
  readonly wrong = new WrongFields<string>(['owner', 'place', 'doc_date', 'title', 'drawing_no', 'revision', 'subtype', 'creator', 'secret_until', 'level_reason', 'pages', ...Object.keys(words.OwnField)])

  #receipt = ''
  #draft: string | undefined
  #touched = false
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Takes the lines that are to be filed; what was typed for one of them stays, also when the receipt is read again. */
  begin(materials: readonly Material[], receipt = ''): void {
    const actor = session.status?.actor
    const typed = new Map(this.lines.map((line) => [line.material, line]))
    if (!materials.some((m) => typed.has(m.id))) {
      this.owner = actor ? { value: actor.person, label: actor.name } : undefined
      this.place = last.place
    }
    this.#levels = new Map(materials.map((m) => [m.id, m.security_level]))
    this.#pages = new Map(materials.map((m) => [m.id, m.pages]))
    this.lines = materials.map((m): FilingFields => typed.get(m.id) ?? ({
      material: m.id, title: m.title, category: m.category, subtype: m.subtype, drawing_no: m.drawing_no, revision: m.revision, doc_date: m.doc_date, creator: m.creator || m.customer_name,
      nature: categories[m.category].nature, purpose: last.purpose, retention_class: categories[m.category].retention, security_level: m.security_level, level_reason: '', secret_until: m.secret_until,
      owner: actor?.person ?? '', place: last.place?.value ?? null, pages: m.pages, extra: m.extra,
    }))
    if (receipt !== this.#receipt && materials.length > 0) {
      this.#receipt = receipt
      void this.#resume()
    }
    void this.preview()
  }

  /** Goes on with what was typed about this receipt before she left, or before a crash. */
  async #resume(): Promise<void> {
    const receipt = this.#receipt
    const drafts = await notices.attempt(() => ipc.drafts.list('FILING'))
    const draft = drafts?.find((each) => (each.body as KeptFiling).receipt === receipt)
    if (!draft || this.#touched || receipt !== this.#receipt) return
    this.#draft = draft.id
    const kept = draft.body as KeptFiling
    this.lines = this.lines.map((line) => ({ ...line, ...kept.lines.find((each) => each.material === line.material) }))
    this.owner = kept.owner ?? this.owner
    this.place = kept.place ?? this.place
    void this.preview()
  }

  /** Keeps what is typed at the next pause. */
  #keepSoon(): void {
    this.#touched = true
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.keep(), PAUSE)
  }

  async keep(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#receipt === '' || this.lines.length === 0) return
    const id = (this.#draft ??= newId())
    const body: KeptFiling = { receipt: this.#receipt, lines: this.lines, owner: this.owner, place: this.place }
    await notices.attempt(() => live.act(ipc.drafts.save({ id, kind: 'FILING', title: this.lines[0]?.title ?? '', body })))
  }

  async #end(): Promise<void> {
    clearTimeout(this.#timer)
    const id = this.#draft
    this.#draft = undefined
    if (id !== undefined) await notices.attempt(() => live.act(ipc.drafts.discard(id)))
  }

  /** Changes one line, or what all of them share. */
  change(change: Partial<FilingFields>, material?: string): void {
    this.lines = this.lines.map((line) => (material === undefined || line.material === material ? { ...line, ...change } : line))
    this.#keepSoon()
    void this.preview()
  }

  /** Changes the lines of one category. */
  changeAlike(change: Partial<FilingFields>, category: FilingFields['category']): void {
    this.lines = this.lines.map((line) => (line.category === category ? { ...line, ...change } : line))
    this.#keepSoon()
    void this.preview()
  }

  /** Is the level lower than at receipt? Someone has to have agreed. */
  isLowered(line: FilingFields): boolean {
    const order = Object.keys(words.SecurityLevel)
    return order.indexOf(line.security_level) < order.indexOf(this.#levels.get(line.material) ?? line.security_level)
  }

  /** The pages that were received, where another number was counted now. */
  pagesBefore(line: FilingFields): number | undefined {
    const before = this.#pages.get(line.material)
    return before === line.pages ? undefined : before
  }

  /** Lines of which nobody wrote down when they were made. */
  get undated(): readonly string[] {
    return this.lines.filter((line) => !line.doc_date).map((line) => line.title)
  }

  /** The code of a shelf or box says where they go. Answers false for anything else. */
  async takeCode(code: string): Promise<boolean> {
    const place = await placeOfCode(code)
    if (!place) return false
    this.place = place
    this.change({ place: place.value })
    return true
  }

  async preview(): Promise<void> {
    const turn = ++this.#turn
    const previews = this.lines.length > 0 ? await notices.attempt(() => ipc.materials.previewFiling([...this.lines])) : []
    if (turn === this.#turn) this.previews = previews ?? []
  }

  previewOf(material: string): FilingPreview | undefined {
    return this.previews.find((p) => p.material === material)
  }

  /** Files the lines and prints their labels. */
  async file(): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    const lines = this.lines.map((line) => ({ ...line, owner: this.owner?.value ?? line.owner, place: this.place?.value ?? line.place }))
    const filed = await this.wrong.attempt(() => live.act(ipc.materials.file(lines)))
    this.busy = false
    if (!filed) return false
    await this.#end()
    last.place = this.place
    last.purpose = this.lines[0]?.purpose ?? last.purpose
    const printed = await printSheet({ kind: 'labels', materials: filed.map((m) => m.id) })
    notices.say(printed ? t.intake.filedPrinted(count(filed.length)) : t.intake.filed(count(filed.length)))
    return true
  }
}
