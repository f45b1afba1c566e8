/** 归还: what came back, counted and looked at, of one slip or of several; some now, the rest later. */
import { count } from '../../lib/format/format'
import { t } from '../../lib/i18n'
import { ipc, type Attachment, type ConditionIn, type Loan, type LoanId, type LoanLine, type MaterialId } from '../../lib/ipc/generated'
import { pickFiles } from '../../lib/ipc/files'
import { pageUrl, thumbUrl } from '../../lib/ipc/pictures'
import { attachTo } from '../../lib/state/attaching.svelte'
import { live } from '../../lib/state/live.svelte'
import { notices } from '../../lib/state/notices.svelte'
import { WrongFields } from '../../lib/state/wrong.svelte'
import { reading } from './reading'
import { small } from './pictures.svelte'
import { keepSigned } from './slip.svelte'

/** How one item came back, as counted. */
export interface Back {
  copies: number
  pages: number
  condition: ConditionIn
  note: string
  incident: boolean
}

/** One item that is out. */
export interface BackLine {
  key: string
  loan: Loan
  line: LoanLine
  back: Back | undefined
}

export class ReturnState {
  loans = $state.raw<readonly Loan[]>([])
  backs = $state.raw<Readonly<Record<string, Back>>>({})
  chosen = $state<string | undefined>()
  files = $state.raw<Readonly<Record<LoanId, readonly Attachment[]>>>({})
  /** Pictures of the material itself, where none was taken at issue: its photos, or its scan to count by. */
  own = $state.raw<Readonly<Record<MaterialId, readonly Attachment[]>>>({})
  busy = $state(false)
  readonly wrong = new WrongFields(['note', 'copies', 'pages'])

  get lines(): readonly BackLine[] {
    return this.loans.flatMap((loan) =>
      loan.lines
        .filter((line) => line.state === 'OUT')
        .map((line) => ({ key: keyOf(loan.id, line.material), loan, line, back: this.backs[keyOf(loan.id, line.material)] })),
    )
  }

  get line(): BackLine | undefined {
    return this.lines.find((line) => line.key === this.chosen)
  }

  get counted(): readonly BackLine[] {
    return this.lines.filter((line) => line.back)
  }

  /** The slip of the chosen item. */
  get loan(): Loan | undefined {
    return this.line?.loan ?? this.loans[0]
  }

  async openLoan(id: LoanId): Promise<boolean> {
    const loan = await reading(() => ipc.loans.get(id))
    if (!loan) return false
    this.#put(loan)
    const first = loan.lines.find((line) => line.state === 'OUT')
    if (first) this.chosen = keyOf(loan.id, first.material)
    return true
  }

  /** An item came to the desk: counted as it went out, until she says otherwise. */
  async addMaterial(id: MaterialId): Promise<boolean> {
    let loan: Loan | null | undefined = this.loans.find((l) => l.lines.some((line) => line.material === id && line.state === 'OUT'))
    loan ??= await ipc.loans.openOfMaterial(id)
    if (!loan || loan.state !== 'OUT') return false
    this.#put(loan)
    const line = loan.lines.find((l) => l.material === id)
    if (!line) return false
    const key = keyOf(loan.id, id)
    this.chosen = key
    if (!this.backs[key]) this.backs = { ...this.backs, [key]: asOut(line) }
    return true
  }

  /** Everything that person has. */
  async openBorrower(person: string): Promise<number> {
    const page = await reading(() => ipc.loans.list({ filter: { list: 'OUT', borrower: person }, before: null, limit: 50 }))
    for (const row of page?.rows ?? []) await this.openLoan(row.id)
    return page?.rows.length ?? 0
  }

  #put(loan: Loan): void {
    this.loans = this.loans.some((l) => l.id === loan.id) ? this.loans.map((l) => (l.id === loan.id ? loan : l)) : [...this.loans, loan]
    void small.want(loan.lines.map((line) => line.material))
    void this.loadFiles(loan)
  }

  async loadFiles(loan: Loan): Promise<void> {
    await reading(async () => {
      const files = await ipc.attachments.list({ kind: 'LOAN', id: loan.id })
      this.files = { ...this.files, [loan.id]: files.filter((file) => !file.withdrawn_at) }
      for (const { material } of loan.lines) {
        if (this.own[material]) continue
        const own = await ipc.attachments.list({ kind: 'MATERIAL', id: material })
        this.own = { ...this.own, [material]: own.filter((file) => !file.withdrawn_at && file.problem === null).sort((a, b) => Number(b.role === 'PHOTO') - Number(a.role === 'PHOTO')) }
      }
    })
  }

  /** Reads the open slips again after someone acted on them. */
  async again(): Promise<void> {
    for (const { id } of this.loans) {
      const loan = await ipc.loans.get(id)
      if (loan) this.loans = this.loans.map((l) => (l.id === id ? loan : l))
    }
    this.loans = this.loans.filter((loan) => loan.state === 'OUT')
  }

  set(change: Partial<Back>): void {
    const line = this.line
    if (!line) return
    const back = { ...(line.back ?? asOut(line.line)), ...change }
    if (change.condition === 'GOOD') back.incident = false
    if (change.condition && change.condition !== 'GOOD') back.incident = true
    if (change.condition === 'LOST') Object.assign(back, { copies: 0, pages: 0 })
    else if (change.condition && line.back?.condition === 'LOST') Object.assign(back, { copies: line.line.copies, pages: line.line.pages })
    this.backs = { ...this.backs, [line.key]: back }
    this.wrong.clear()
  }

  /** This item is not back after all. */
  drop(): void {
    if (!this.chosen) return
    const { [this.chosen]: _, ...rest } = this.backs
    this.backs = rest
  }

  clear(): void {
    this.loans = []
    this.backs = {}
    this.chosen = undefined
    this.wrong.clear()
  }

  get photos(): { before: Attachment | undefined; after: Attachment | undefined; all: readonly Attachment[] } {
    const line = this.line
    if (!line) return { before: undefined, after: undefined, all: [] }
    const of = (role: Attachment['role']) => (this.files[line.loan.id] ?? []).filter((file) => file.role === role && (file.note === '' || file.note === line.line.number))
    const issued = of('ISSUE_PHOTO')
    const after = of('RETURN_PHOTO')
    const own = this.own[line.line.material] ?? []
    return { before: issued.at(-1) ?? own[0], after: after.at(-1), all: [...issued, ...after] }
  }

  photo = (file: Attachment | undefined): string | undefined => file && pageUrl(file.id, 1, 1400)
  thumb = (file: Attachment): string => thumbUrl(file.id)

  /** The signed paper of a slip that went out before its scan was there. */
  async takeSigned(loan: Loan, paths: readonly string[]): Promise<void> {
    await keepSigned(loan, paths, async () => {
      notices.say(t.loans.signedKept(loan.number))
      await reading(async () => {
        const now = await ipc.loans.get(loan.id)
        if (now) this.loans = this.loans.map((each) => (each.id === now.id ? now : each))
      })
    })
  }

  async takePhoto(paths: readonly string[]): Promise<void> {
    const line = this.line
    if (!line) return
    const kept = async (photos: readonly Attachment[]) => {
      notices.say(t.loans.photoKept(count(photos.length), line.line.number))
      await this.loadFiles(line.loan)
    }
    await attachTo({ owner: { kind: 'LOAN', id: line.loan.id }, role: 'RETURN_PHOTO', no: line.loan.number, title: line.line.title, note: line.line.number, quiet: true, kept }, paths)
  }

  /** Chooses photos in the system's own dialog. */
  async pickPhoto(title: string): Promise<void> {
    const paths = await pickFiles(title)
    if (paths.length > 0) await this.takePhoto(paths)
  }

  async takeBack(): Promise<void> {
    if (this.busy || this.counted.length === 0) return
    this.busy = true
    const lines = this.counted.map(({ loan, line, back }) => ({ loan: loan.id, material: line.material, ...(back ?? asOut(line)) }))
    const done = await this.wrong.attempt(() => live.act(ipc.loans.takeBack({ lines })))
    this.busy = false
    if (!done) return
    this.backs = {}
    this.loans = done.loans.filter((loan) => loan.state === 'OUT')
    this.chosen = this.lines[0]?.key
    notices.say(done.incidents.length > 0 ? t.loans.backWithIncident(count(lines.length), done.incidents.join(t.pieces.comma)) : t.loans.backNow(count(lines.length)))
  }
}

const keyOf = (loan: LoanId, material: MaterialId) => `${loan} ${material}`

const asOut = (line: LoanLine): Back => ({ copies: line.copies, pages: line.pages, condition: 'GOOD', note: '', incident: false })
