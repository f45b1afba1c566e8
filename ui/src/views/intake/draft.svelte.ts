/**
 * A receipt that is being typed: saved as a draft at every pause, its files stored at once, its sheet
 * drawn as it grows. Registering makes the receipt and ends the draft.
 */
import { untrack } from 'svelte'
import { today, type Day } from '../../lib/dates/day'
import { bytes, count } from '../../lib/format/format'
import { parseWhole } from '../../lib/format/number'
import { say, t } from '../../lib/i18n'
import {
  ipc, words, type Attachment, type Carrier, type Category, type Customer, type LineFields, type Method, type Receipt, type SecurityLevel,
} from '../../lib/ipc/generated'
import { Problem } from '../../lib/ipc/problem'
import { begins, Entry, fits, type PickItem } from '../../lib/pieces'
import { attachTo } from '../../lib/state/attaching.svelte'
import { live } from '../../lib/state/live.svelte'
import { notices } from '../../lib/state/notices.svelte'
import { WrongFields } from '../../lib/state/wrong.svelte'

/** One line as it is typed. */
export interface Line {
  title: string
  category: Category
  drawing: string
  revision: string
  carrier: Carrier
  copies: string
  pages: string
  condition: string
  attachments: readonly string[]
}

/** What is kept in the draft. */
interface Kept {
  customer: { id: string; name: string } | null
  received_on: string
  method: Method
  provided_by: string
  phone: string
  courier_no: string
  project: string
  return_by: string | null
  level: SecurityLevel
  lines: readonly Line[]
  /** Files that came from the tray. */
  tray?: readonly string[]
}

const PAUSE = 600

/** The category a typed text means: a word, a code, or initials of the word. */
const categories = (): PickItem<Category>[] => (Object.keys(words.Category) as Category[]).map((code) => ({ value: code, label: say(words.Category[code]) }))
const carriers = (): PickItem<Carrier>[] => (Object.keys(words.Carrier) as Carrier[]).map((code) => ({ value: code, label: say(words.Carrier[code]) }))
export const levels: readonly SecurityLevel[] = ['PUBLIC', 'INTERNAL', 'CONFIDENTIAL', 'CORE']

export class ReceiptEntry {
  readonly id: string
  number = $state('')
  customer = $state.raw<PickItem<string> | undefined>()
  received_on = $state<Day | undefined>(today())
  method = $state<Method | undefined>('IN_PERSON')
  provided_by = $state('')
  phone = $state('')
  courier_no = $state('')
  project = $state('')
  return_by = $state<Day | undefined>()
  level = $state<SecurityLevel | undefined>('INTERNAL')
  files = $state.raw<readonly Attachment[]>([])
  pages = $state.raw<readonly string[]>([])
  savedAt = $state<string>()
  sheetProblem = $state.raw<Problem>()
  busy = $state(false)
  readonly wrong = new WrongFields(['customer', 'provided_by', 'received_on', 'return_by', 'project', 'courier_no'])
  readonly entry: Entry<Line>
  #timer: ReturnType<typeof setTimeout> | undefined
  #drawing = 0
  #begun = false
  #ended = false
  /** Files that came from the tray: they go back there when the draft is put aside. */
  #tray: readonly string[] = []

  constructor(id: string) {
    this.id = id
    this.entry = new Entry<Line>({
      columns: [
        {
          id: 'title', title: () => t.intake.title, width: 'rest', free: true, text: (l) => l.title, set: (l, title) => ({ ...l, title }),
          pick: (text) => this.#titles(text),
          choose: (l, item) => ({ ...l, title: item.label, category: item.value as Category }),
          get pickHint() {
            return t.intake.titleHint('')
          },
        },
        {
          id: 'category', title: () => t.intake.category, width: 84, ink: 2, text: (l) => say(words.Category[l.category]),
          set: (l, text) => {
            const found = categories().find((c) => begins(c.label, text))
            return found ? { ...l, category: found.value } : t.intake.notCategory
          },
          pick: async (text, l) => (text === say(words.Category[l.category]) ? [] : categories().filter((c) => fits(c.label, text))),
          choose: (l, item) => ({ ...l, category: item.value as Category }),
        },
        { id: 'drawing', title: () => t.intake.drawing, width: 108, ink: 2, free: true, text: (l) => l.drawing, set: (l, drawing) => ({ ...l, drawing }) },
        { id: 'revision', title: () => t.intake.revision, width: 46, free: true, text: (l) => l.revision, set: (l, revision) => ({ ...l, revision }) },
        {
          id: 'carrier', title: () => t.intake.carrier, width: 62, ink: 2, text: (l) => say(words.Carrier[l.carrier]),
          set: (l, text) => {
            const found = carriers().find((c) => begins(c.label, text))
            return found ? { ...l, carrier: found.value } : t.intake.notCarrier
          },
          pick: async (text, l) => (text === say(words.Carrier[l.carrier]) ? [] : carriers().filter((c) => fits(c.label, text))),
          choose: (l, item) => ({ ...l, carrier: item.value as Carrier }),
        },
        { id: 'copies', title: () => t.intake.copies, width: 48, right: true, text: (l) => l.copies, set: (l, copies) => (parseWhole(copies) == null ? t.intake.whole : { ...l, copies: String(parseWhole(copies)) }) },
        { id: 'pages', title: () => t.intake.pages, width: 48, right: true, text: (l) => l.pages, set: (l, pages) => (pages !== '' && parseWhole(pages) == null ? t.intake.whole : { ...l, pages: pages === '' ? '' : String(parseWhole(pages)) }) },
        { id: 'condition', title: () => t.intake.condition, width: 70, ink: 2, free: true, text: (l) => l.condition, set: (l, condition) => ({ ...l, condition }) },
        { id: 'files', title: () => t.intake.files, width: 52, text: (l) => (l.attachments.length > 0 ? String(l.attachments.length) : '') },
      ],
      blank: (above) => blank(above),
      filled: (l) => l.title !== '' || l.attachments.length > 0,
      changed: () => this.touch(),
    })
  }

  /** Reads the draft, when there is one, and its files. */
  async begin(): Promise<void> {
    await notices.attempt(async () => {
      const drafts = await ipc.drafts.list('RECEIPT')
      const draft = drafts.find((d) => d.id === this.id)
      if (draft) {
        this.#begun = true
        this.#restore(draft.body as Kept)
        this.savedAt = draft.saved_at
        this.files = await ipc.attachments.list({ kind: 'DRAFT', id: this.id })
      }
      this.number = await ipc.receipts.previewNumber()
    })
    await this.draw()
  }

  /** Something was typed: save and draw after a pause. */
  touch(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.save(), PAUSE)
  }

  async save(): Promise<void> {
    if (this.#ended || (!this.#begun && this.entry.filled.length === 0 && !this.customer)) return
    clearTimeout(this.#timer)
    this.#begun = true
    try {
      const title = `${this.customer?.label ?? t.intake.untitled}${t.pieces.comma}${this.entry.filled[0]?.title ?? ''}`.slice(0, 190)
      const draft = await live.act(ipc.drafts.save({ id: this.id, kind: 'RECEIPT', title, body: this.#kept() }))
      this.savedAt = draft.saved_at
    } catch (thrown) {
      notices.complain(thrown)
    }
    await this.draw()
  }

  /** Draws the sheet as it stands. */
  async draw(): Promise<void> {
    const turn = ++this.#drawing
    try {
      const pages = await ipc.paper.preview({
        kind: 'receipt',
        draft: {
          customer: this.customer?.value ?? null, customer_typed: '', received_on: this.received_on ?? '', method: this.method ?? null, provided_by: this.provided_by,
          provider_phone: this.phone, courier_no: this.courier_no, project: this.project, return_by: this.return_by ?? null, secrecy: this.level ? say(words.SecurityLevel[this.level]) : '', handler: null, note: '',
          lines: this.entry.filled.map((l) => ({
            title: l.title, category: l.category, drawing_no: l.drawing, revision: l.revision, carrier: l.carrier, copy_kind: null, copies: parseWhole(l.copies) ?? null,
            pages: parseWhole(l.pages) ?? null, condition: l.condition, security_level: null, note: '',
          })),
        },
      })
      if (turn !== this.#drawing) return
      this.pages = pages
      this.sheetProblem = undefined
    } catch (thrown) {
      if (turn === this.#drawing) this.sheetProblem = Problem.of(thrown)
    }
  }

  /** Files dropped on it: stored with the draft, a line for each. */
  async drop(paths: readonly string[]): Promise<void> {
    if (!(await this.#exist())) return
    await attachTo({ owner: { kind: 'DRAFT', id: this.id }, no: this.number, title: t.intake.new, role: 'SCAN', attached: (file) => this.#attached(file) }, paths)
    await this.save()
  }

  /** Files of the tray come along, a line for each. */
  async takeAlong(tray: readonly Attachment[]): Promise<void> {
    const ids = (this.#tray = tray.map((file) => file.id))
    const files = (await this.#exist()) && (await notices.attempt(() => live.act(ipc.attachments.assign({ ids: [...ids], to: { kind: 'DRAFT', id: this.id }, role: 'SCAN' }))))
    if (!files) this.#tray = []
    else for (const file of files) this.#attached(file)
    await this.save()
  }

  /** Files need a draft they belong to. */
  async #exist(): Promise<boolean> {
    this.#begun = true
    const draft = { id: this.id, kind: 'RECEIPT' as const, title: this.customer?.label ?? t.intake.untitled, body: this.#kept() }
    return (await notices.attempt(() => live.act(ipc.drafts.save(draft)))) !== undefined
  }

  #attached(file: Attachment): void {
    this.files = [...this.files, file]
    this.#lineFor(file)
    void ipc.attachments.facts(file.id).then((facts) => this.#counted(file.id, facts.pages ?? undefined)).catch(() => undefined)
  }

  /** Pairs the first file that has no line with the current line. */
  pair(): void {
    const free = this.unpaired[0]
    if (!free) return
    const at = this.entry.line
    const rows = this.entry.rows.map((row, n) => (n === at ? { ...row, attachments: [...row.attachments, free.id] } : row))
    this.entry.replace(rows.filter((row) => this.entry.source.filled(row)))
    this.touch()
  }

  get unpaired(): readonly Attachment[] {
    const paired = new Set(this.entry.filled.flatMap((line) => line.attachments))
    return this.files.filter((file) => !paired.has(file.id))
  }

  /** The line a file is paired with, from 1. */
  lineOf(file: Attachment): number | undefined {
    const at = this.entry.filled.findIndex((line) => line.attachments.includes(file.id))
    return at < 0 ? undefined : at + 1
  }

  get sums(): { lines: string; count: string; files: string } {
    const lines = this.entry.filled
    const sum = (of: (line: Line) => string) => lines.reduce((n, line) => n + (parseWhole(of(line)) ?? 0), 0)
    return {
      lines: t.intake.sumLines(count(lines.length)),
      count: t.intake.sumCount(count(sum((l) => l.copies)), count(sum((l) => l.pages))),
      files: t.intake.sumFiles(count(this.files.length), count(this.unpaired.length)),
    }
  }

  facts(file: Attachment): string {
    return [file.pages ? t.pieces.pagesN(count(file.pages)) : '', bytes(file.size)].filter(Boolean).join(t.pieces.comma)
  }

  /** Registers the receipt. Answers it when it was accepted. */
  async register(): Promise<Receipt | undefined> {
    if (this.busy) return undefined
    this.busy = true
    await this.save()
    const level = this.level ?? 'INTERNAL'
    const receipt = await this.wrong.attempt(() =>
      live.act(ipc.receipts.register({
        customer: this.customer?.value ?? '00000000-0000-0000-0000-000000000000', received_on: this.received_on ?? '', method: this.method ?? 'IN_PERSON', provided_by: this.provided_by,
        provider_phone: this.phone, courier_no: this.courier_no, project: this.project, return_by: this.return_by ?? null, secrecy: '', handler: null, note: '',
        lines: this.entry.filled.map((l): LineFields => ({
          title: l.title, category: l.category, subtype: '', drawing_no: l.drawing, revision: l.revision, carrier: l.carrier, copy_kind: 'ORIGINAL', copies: parseWhole(l.copies) ?? 0,
          pages: parseWhole(l.pages) ?? 0, condition: l.condition, doc_date: null, creator: this.customer?.label ?? '', security_level: level, note: '', extra: {}, attachments: [...l.attachments],
        })),
        draft: this.#begun ? this.id : null,
      })),
    )
    this.#ended = receipt !== undefined
    this.busy = false
    return receipt
  }

  /** Ends the draft. What came from the tray goes back there first; where it cannot, the draft stays. */
  async discard(): Promise<boolean> {
    this.#ended = true
    clearTimeout(this.#timer)
    const back = this.#tray.length === 0 || (await notices.attempt(() => live.act(ipc.attachments.assign({ ids: [...this.#tray], to: { kind: 'TRAY' }, role: null }))))
    const ended = back && (!this.#begun || (await notices.attempt(async () => (await live.act(ipc.drafts.discard(this.id)), true))))
    if (ended) return true
    this.#ended = false
    return false
  }

  async chooseCustomerById(id: string): Promise<void> {
    const customer = await notices.attempt(() => ipc.customers.get(id))
    if (customer) this.chooseCustomer(customer)
  }

  chooseCustomer(customer: Customer): void {
    this.customer = { value: customer.id, label: customer.short_name || customer.name }
    if (this.provided_by === '') this.provided_by = customer.contact
    if (this.phone === '') this.phone = customer.phone
    this.touch()
  }

  async #titles(text: string): Promise<readonly PickItem<unknown>[]> {
    const customer = untrack(() => this.customer)
    if (!customer || text === '') return []
    const titles = await ipc.materials.titles({ customer: customer.value, typed: text, limit: 6 })
    return titles.map(([title, category]) => ({ value: category, label: title, sub: [say(words.Category[category])] }))
  }

  #lineFor(file: Attachment): void {
    const name = file.name.replace(/\.[^.]+$/, '')
    const drawing = /^[A-Za-z0-9][A-Za-z0-9._-]*\d[A-Za-z0-9._-]*/.exec(name)?.[0] ?? ''
    const known = drawing.length >= 5
    // What follows the number is the name: "HX-2601-03 总装图.pdf".
    const rest = name.slice(drawing.length).replace(/^[\s_\uff0c,-]+/, '')
    const line: Line = { ...blank(this.entry.filled.at(-1)), title: known && rest !== '' ? rest : name, drawing: known ? drawing : '', category: known ? 'DRAWING' : 'TECH', pages: file.pages ? String(file.pages) : '', attachments: [file.id] }
    this.entry.replace([...this.entry.filled, line])
  }

  /** The pages were counted: into the line, unless she wrote some herself. */
  #counted(id: string, pages: number | undefined): void {
    if (pages === undefined) return
    this.files = this.files.map((file) => (file.id === id ? { ...file, pages } : file))
    this.entry.replace(this.entry.filled.map((line) => (line.attachments.includes(id) && line.pages === '' ? { ...line, pages: String(pages) } : line)))
    this.touch()
  }

  #kept(): Kept {
    return {
      customer: this.customer ? { id: this.customer.value, name: this.customer.label } : null, received_on: this.received_on ?? '', method: this.method ?? 'IN_PERSON', provided_by: this.provided_by,
      phone: this.phone, courier_no: this.courier_no, project: this.project, return_by: this.return_by ?? null, level: this.level ?? 'INTERNAL', lines: this.entry.filled, tray: this.#tray,
    }
  }

  #restore(kept: Kept): void {
    this.customer = kept.customer ? { value: kept.customer.id, label: kept.customer.name } : undefined
    this.received_on = kept.received_on || undefined
    this.method = kept.method
    this.provided_by = kept.provided_by
    this.phone = kept.phone
    this.courier_no = kept.courier_no
    this.project = kept.project
    this.return_by = kept.return_by ?? undefined
    this.level = kept.level
    this.#tray = kept.tray ?? []
    this.entry.replace(kept.lines)
  }
}

function blank(above: Line | undefined): Line {
  return { title: '', category: above?.category ?? 'DRAWING', drawing: '', revision: '', carrier: above?.carrier ?? 'PAPER', copies: '1', pages: '', condition: t.intake.good, attachments: [] }
}

