/** The list of materials and the one that is chosen. */
import { addMonths, type Day } from '../../lib/dates/day'
import type { Period } from '../../lib/dates/period'
import { bytes, count } from '../../lib/format/format'
import { say, t } from '../../lib/i18n'
import {
  ipc, words, type Attachment, type Cursor, type Filters, type Found, type HistoryRow, type Hit, type ListColumn, type Material, type Sort, type Stay, type Incident, type IncidentOutcome,
} from '../../lib/ipc/generated'
import { noFilters } from '../../lib/ipc/filters'
import { pickFiles, pickTarget } from '../../lib/ipc/files'
import { Problem } from '../../lib/ipc/problem'
import { Rows } from '../../lib/pieces'
import { attachTo } from '../../lib/state/attaching.svelte'
import { desk } from '../../lib/state/desk.svelte'
import { live } from '../../lib/state/live.svelte'
import { notices } from '../../lib/state/notices.svelte'

/** A filter that is on, as a token says it. A period is one, though it has two ends. */
export interface Token {
  key: keyof Filters | Span
  value: string
  name: string
  label: string
}

/** The two periods a list can be kept to. */
export type Span = 'received' | 'filed'

export class MaterialList {
  text = $state('')
  filters = $state.raw<Filters>(noFilters)
  sort = $state<Sort>('RELEVANCE')
  /** Is the list being written out? */
  busy = $state(false)
  /** Words for filter values that are ids. */
  #names = new Map<string, string>()
  found = $state.raw<Pick<Found, 'all' | 'total'>>()
  readonly rows = new Rows<Hit, Cursor>({
    load: async (after) => {
      const found = await ipc.search.find({ text: this.text, filters: this.filters, sort: this.sort, after, limit: 100 })
      if (after === null) this.found = { all: found.all, total: found.total }
      return { rows: found.rows, next: found.next, total: found.total?.count ?? null }
    },
    key: (hit) => hit.row.id,
  })

  get note(): string {
    const { found } = this
    if (!found) return ''
    const n = found.total ? (found.total.more ? t.materials.more(count(found.total.count)) : count(found.total.count)) : count(found.all)
    return t.materials.found(n, count(found.all))
  }

  start(): Promise<void> {
    return this.rows.start()
  }

  /** Begins anew with these conditions alone: another place asked for a part of the list. */
  async only(filters: Partial<Filters>): Promise<void> {
    for (const id of filters.customer ?? []) {
      const customer = await notices.attempt(() => ipc.customers.get(id))
      if (customer) this.#names.set(id, customer.short_name || customer.name)
    }
    this.text = ''
    this.filters = { ...noFilters, ...filters }
    void this.start()
  }

  /** Adds a value to a filter of several. */
  add(key: keyof Filters, value: string, name?: string): void {
    const now = this.filters[key]
    if (name) this.#names.set(value, name)
    if (Array.isArray(now)) {
      const values: string[] = [...now]
      if (!values.includes(value)) this.filters = { ...this.filters, [key]: [...values, value] }
    } else if (typeof now === 'boolean') this.filters = { ...this.filters, [key]: true }
    else this.filters = { ...this.filters, [key]: key === 'attached' ? value === 'yes' : value }
    void this.start()
  }

  /** Keeps the list to a period of receipt or of filing. */
  within(span: Span, { from, to }: Period): void {
    this.filters = { ...this.filters, [`${span}_from`]: from, [`${span}_to`]: to }
    void this.start()
  }

  remove(token: Token): void {
    if (token.key === 'received' || token.key === 'filed') {
      this.filters = { ...this.filters, [`${token.key}_from`]: null, [`${token.key}_to`]: null }
      void this.start()
      return
    }
    const now = this.filters[token.key]
    if (Array.isArray(now)) this.filters = { ...this.filters, [token.key]: (now as string[]).filter((v) => v !== token.value) }
    else this.filters = { ...this.filters, [token.key]: noFilters[token.key] }
    void this.start()
  }

  clear(): void {
    this.filters = noFilters
    void this.start()
  }

  /** Writes the list to a workbook where she says: what was searched for, in this order, with these columns. */
  async excel(columns: readonly ListColumn[]): Promise<void> {
    if (this.busy) return
    this.busy = true
    // The list as it stood when she asked.
    const query = { text: this.text, filters: this.filters, sort: this.sort, after: null, limit: 0 }
    const said = await notices.attempt(async () => {
      const target = await pickTarget(t.materials.excel, `${t.materials.excelName}_${desk.today}.xlsx`, [{ name: 'Excel', extensions: ['xlsx'] }])
      if (!target) return undefined
      const done = await live.act(ipc.materials.export({ query, columns: [...columns], target, replace: true }))
      return t.registers.exported(done.file_name, count(done.rows))
    })
    this.busy = false
    if (said) notices.say(said)
  }

  get tokens(): readonly Token[] {
    const f = this.filters
    const of = (key: keyof Filters, name: string, label: (value: string) => string): Token[] => (f[key] as string[]).map((value) => ({ key, value, name, label: label(value) }))
    const m = t.materials
    return [
      ...of('customer', m.customer, (v) => this.#names.get(v) ?? v),
      ...of('place', m.place, (v) => this.#names.get(v) ?? v),
      ...of('owner', m.owner, (v) => this.#names.get(v) ?? v),
      ...f.category.map((value): Token => ({ key: 'category', value, name: m.category, label: say(words.Category[value]) })),
      ...f.nature.map((value): Token => ({ key: 'nature', value, name: m.nature, label: say(words.Nature[value]) })),
      ...f.purpose.map((value): Token => ({ key: 'purpose', value, name: m.nature, label: say(words.Purpose[value]) })),
      ...f.retention.map((value): Token => ({ key: 'retention', value, name: m.retention, label: say(words.Retention[value]) })),
      ...f.security.map((value): Token => ({ key: 'security', value, name: m.level, label: say(words.SecurityLevel[value]) })),
      ...f.lifecycle.map((value): Token => ({ key: 'lifecycle', value, name: m.state, label: say(words.Lifecycle[value]) })),
      ...f.custody.map((value): Token => ({ key: 'custody', value, name: m.state, label: say(words.Custody[value]) })),
      ...f.carrier.map((value): Token => ({ key: 'carrier', value, name: m.categoryCarrier, label: say(words.Carrier[value]) })),
      ...(f.overdue ? [{ key: 'overdue', value: '', name: m.state, label: m.overdue } satisfies Token] : []),
      ...(f.attached === false ? [{ key: 'attached', value: '', name: m.files, label: m.noFiles } satisfies Token] : []),
      ...(f.received_from && f.received_to ? [{ key: 'received', value: '', name: m.received, label: m.period(f.received_from, f.received_to) } satisfies Token] : []),
      ...(f.filed_from && f.filed_to ? [{ key: 'filed', value: '', name: m.filed, label: m.period(f.filed_from, f.filed_to) } satisfies Token] : []),
    ]
  }
}

export class OneMaterial {
  material = $state.raw<Material>()
  files = $state.raw<readonly Attachment[]>([])
  history = $state.raw<readonly HistoryRow[]>([])
  stays = $state.raw<readonly Stay[]>([])
  incidents = $state.raw<readonly Incident[]>([])
  problem = $state.raw<Problem>()
  #turn = 0

  async open(id: string | undefined): Promise<void> {
    const turn = ++this.#turn
    if (!id) {
      this.material = undefined
      return
    }
    try {
      const since = addMonths(desk.today, -9)
      const [material, files, history, stays, incidents] = await Promise.all([
        ipc.materials.get(id), ipc.attachments.list({ kind: 'MATERIAL', id }), ipc.journal.history({ subject: id, before: null, limit: 30 }), ipc.materials.holders({ id, since }),
        ipc.incidents.ofMaterial(id),
      ])
      if (turn !== this.#turn) return
      this.material = material ?? undefined
      // What took another's place stands where that one stood.
      const stands = (file: Attachment): number => {
        const before = files.find((each) => each.replaced_by === file.id)
        return before ? stands(before) : file.seq
      }
      this.files = files.filter((file) => file.withdrawn_at === null).sort((a, b) => stands(a) - stands(b))
      this.history = history
      this.stays = stays
      this.incidents = incidents
      this.problem = undefined
    } catch (thrown) {
      if (turn === this.#turn) this.problem = Problem.of(thrown)
    }
  }

  async earlier(): Promise<void> {
    const last = this.history.at(-1)
    const id = this.material?.id
    if (!last || !id) return
    const more = await notices.attempt(() => ipc.journal.history({ subject: id, before: last.seq, limit: 60 }))
    if (more) this.history = [...this.history, ...more]
  }

  get number(): string {
    const m = this.material
    return m ? (m.archive_no ?? `${m.receipt_no}/${m.line_no}`) : ''
  }

  facts(file: Attachment): string {
    return [say(words.AttachmentRole[file.role]), file.pages ? t.pieces.pagesN(count(file.pages)) : '', bytes(file.size)].filter(Boolean).join(t.pieces.comma)
  }

  /** Whole stays for the strip: in the store between the loans. */
  get strip(): { from: Day; to?: Day; holder?: string }[] {
    const m = this.material
    if (!m) return []
    const out: { from: Day; to?: Day; holder?: string }[] = []
    let at: Day = (m.filed_on ?? m.received_on) as Day
    for (const stay of this.stays) {
      if (stay.from > at) out.push({ from: at, to: stay.from as Day })
      out.push({ from: stay.from as Day, holder: stay.name, ...(stay.until ? { to: stay.until as Day } : {}) })
      at = (stay.until ?? desk.today) as Day
    }
    if (at < desk.today) out.push({ from: at })
    return out
  }

  attach(paths: readonly string[]): void {
    const m = this.material
    if (m) void attachTo({ owner: { kind: 'MATERIAL', id: m.id }, no: this.number, title: m.title, role: m.carrier === 'ELECTRONIC' ? 'DOCUMENT' : 'SCAN' }, paths)
  }

  async choose(): Promise<void> {
    const paths = await pickFiles(t.materials.attach)
    if (paths.length > 0) this.attach(paths)
  }

  async saveAs(file: Attachment): Promise<void> {
    const target = await pickTarget(t.materials.save, file.save_name)
    if (target && (await notices.attempt(() => live.act(ipc.attachments.saveAs({ id: file.id, target, reason: '' }))))) notices.say(t.materials.saved)
  }

  async withdraw(file: Attachment, reason: string): Promise<boolean> {
    const done = await notices.attempt(() => live.act(ipc.attachments.withdraw({ id: file.id, reason })))
    if (done) notices.say(t.materials.withdrawn)
    return done !== undefined
  }

  async replace(file: Attachment, reason: string): Promise<boolean> {
    const [path] = await pickFiles(t.materials.replace)
    if (path === undefined) return false
    const done = await notices.attempt(() => live.act(ipc.attachments.replace({ id: file.id, path, reason, on_duplicate: 'LINK' })))
    if (done) notices.say(t.materials.replaced)
    return done !== undefined
  }

  async relocate(place: string): Promise<boolean> {
    const m = this.material
    const done = m && (await notices.attempt(() => live.act(ipc.materials.relocate({ materials: [m.id], place }))))
    if (done) notices.say(t.materials.done)
    return done !== undefined
  }

  /** What still wants an end, the oldest first. */
  get openIncident(): Incident | undefined {
    return this.incidents.findLast((incident) => incident.state === 'REPORTED')
  }

  async closeIncident(outcome: IncidentOutcome, closing: string): Promise<boolean> {
    const incident = this.openIncident
    const done = incident && (await notices.attempt(() => live.act(ipc.incidents.close({ id: incident.id, outcome, closing }))))
    if (done) notices.say(t.materials.incidentClosed(done.number))
    return done !== undefined
  }
}
