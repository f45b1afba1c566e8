/** The registers: one period for all four, each with its rows and the columns it came with. */
import { parts, type Day } from '../../lib/dates/day'
import { count } from '../../lib/format/format'
import { say, t } from '../../lib/i18n'
import { ipc, words, type Cell, type RegisterColumn, type RegisterKey, type RegisterName, type RegisterRow } from '../../lib/ipc/generated'
import { pickTarget } from '../../lib/ipc/files'
import { Columns, Rows, type Column } from '../../lib/pieces'
import { desk } from '../../lib/state/desk.svelte'
import { live } from '../../lib/state/live.svelte'
import { notices } from '../../lib/state/notices.svelte'

/** Pixels of one digit of a row, and of the edges of a cell. */
const DIGIT = 7
const EDGES = 20
/** What names a row: it stays in sight when the others are moved sideways. */
const LEADING = 3

function write(cell: Cell | undefined): string {
  return typeof cell === 'number' ? count(cell) : (cell ?? '')
}

function columnsOf(name: RegisterName, made: readonly RegisterColumn[]): Columns<RegisterRow> {
  const widest = made.reduce<RegisterColumn | undefined>((most, c) => (c.kind === 'text' && c.width > (most?.width ?? 0) ? c : most), undefined)
  return new Columns<RegisterRow>(`register-${name}`, made.map((c, at): Column<RegisterRow> => ({
    id: c.key, title: () => say(c), width: c === widest ? 'rest' : c.width * DIGIT + EDGES, text: (row) => write(row.cells[at]),
    right: c.kind === 'number', ink: c.kind === 'date' ? 2 : 1, stays: at < LEADING && c !== widest,
  })))
}

/** One register for the period of its shelf. */
export class Register {
  readonly name: RegisterName
  /** There once its first page came. */
  columns = $state.raw<Columns<RegisterRow>>()
  readonly rows: Rows<RegisterRow, RegisterKey>

  constructor(name: RegisterName, period: { from: Day; to: Day }) {
    this.name = name
    this.rows = new Rows<RegisterRow, RegisterKey>({
      load: async (after) => {
        const page = await ipc.registers.rows({ name, from: period.from, to: period.to, after, limit: 200 })
        this.columns ??= columnsOf(name, page.columns)
        return page
      },
      key: ({ key }) => `${key.on}/${key.seq}/${key.line}`,
    })
  }
}

export class Registers {
  from = $state<Day>(`${parts(desk.today).year}-01-01`)
  to = $state<Day>(desk.today)
  busy = $state(false)
  readonly all: readonly Register[] = (Object.keys(words.RegisterName) as RegisterName[]).map((name) => new Register(name, this))

  of(name: string | undefined): Register {
    return this.all.find((register) => register.name === name) ?? this.all[0]!
  }

  /** Writes the whole period to a workbook where she says. */
  async excel(name: RegisterName): Promise<void> {
    await this.#save(t.registers.excel, name, { name: 'Excel', extensions: ['xlsx'] }, async (target, { from, to }) => {
      const done = await live.act(ipc.registers.export({ name, from, to, target, replace: true }))
      return t.registers.exported(done.file_name, count(done.rows))
    })
  }

  /** Draws the whole period on its form, as PDF. */
  async pdf(name: RegisterName): Promise<void> {
    await this.#save(t.registers.pdf, name, { name: 'PDF', extensions: ['pdf'] }, async (target, { from, to }) => {
      await ipc.paper.save({ what: { kind: 'register', name, from, to }, target })
      return t.registers.saved(say(words.RegisterName[name]))
    })
  }

  async #save(title: string, name: RegisterName, kind: { name: string; extensions: string[] }, make: (target: string, period: { from: Day; to: Day }) => Promise<string>): Promise<void> {
    if (this.busy) return
    this.busy = true
    // The period as it stood when she asked.
    const period = { from: this.from, to: this.to }
    const said = await notices.attempt(async () => {
      const target = await pickTarget(title, `${say(words.RegisterName[name])}_${period.from}_${period.to}.${kind.extensions[0]}`, [kind])
      return target ? make(target, period) : undefined
    })
    this.busy = false
    if (said) notices.say(said)
  }
}
