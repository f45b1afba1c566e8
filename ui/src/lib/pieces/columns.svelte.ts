/**
 * The columns of a list: which are shown, how wide, how sorted; remembered by the list's
 * name. `Table` draws them, `ColumnMenu` chooses them.
 */
import { prefs } from '../state/prefs.svelte'

export interface Column<T> {
  id: string
  /** Its name, read again when the language changes. */
  title: () => string
  /** Pixels, or 'rest' for the one that takes what is left. */
  width: number | 'rest'
  /** The text of a cell; also what goes to Excel and into the tip. */
  text: (row: T) => string
  /** Numbers stand right. */
  right?: boolean
  /** Which ink: first, second, third. */
  ink?: 1 | 2 | 3
  /** Only from 1600 px on, unless she chooses it. */
  wide?: boolean
  /** Hidden until she chooses it. */
  hidden?: boolean
  /** Gives way first when the list gets too narrow for all. */
  yields?: boolean
  /** Can the list be sorted by it? */
  sort?: boolean
  /** Cannot be hidden. */
  fixed?: boolean
  /** Stays at the left when the list is moved sideways. */
  stays?: boolean
}

/** How a list is sorted. */
export interface Sort {
  column: string
  down: boolean
}

const NARROWEST = 36
/** The column that takes the rest is never narrower. */
const REST = 160

export class Columns<T> {
  readonly name: string
  readonly all: readonly Column<T>[]
  /** Set by the table: is the window wide enough for the wide ones? */
  roomy = $state(false)
  /** Set by the table: its width. */
  room = $state(Number.POSITIVE_INFINITY)
  #usualSort: Sort | undefined

  constructor(name: string, all: readonly Column<T>[], sort?: Sort) {
    this.name = name
    this.all = all
    this.#usualSort = sort
  }

  /** The columns on screen now, in order: the chosen ones, less those that give way for want of room. */
  get shown(): readonly Column<T>[] {
    let shown = this.all.filter((c) => this.isShown(c))
    while (this.least(shown) > this.room) {
      const gives = shown.findLast((c) => c.yields)
      if (!gives) break
      shown = shown.filter((c) => c !== gives)
    }
    return shown
  }

  /** The least width in which these columns can be read. */
  least(columns: readonly Column<T>[]): number {
    return columns.reduce((sum, c) => {
      const width = this.width(c)
      return sum + (width === 'rest' ? REST : width)
    }, 0)
  }

  isShown(column: Column<T>): boolean {
    if (column.fixed) return true
    return prefs.table(this.name).shown?.[column.id] ?? (!column.hidden && (!column.wide || this.roomy))
  }

  show(column: Column<T>, shown: boolean): void {
    const mine = prefs.table(this.name)
    prefs.setTable(this.name, { ...mine, shown: { ...mine.shown, [column.id]: shown } })
  }

  width(column: Column<T>): number | 'rest' {
    return column.width === 'rest' ? 'rest' : (prefs.table(this.name).widths?.[column.id] ?? column.width)
  }

  setWidth(column: Column<T>, width: number): void {
    const mine = prefs.table(this.name)
    prefs.setTable(this.name, { ...mine, widths: { ...mine.widths, [column.id]: Math.round(Math.max(NARROWEST, width)) } })
  }

  get sort(): Sort | undefined {
    return prefs.table(this.name).sort ?? this.#usualSort
  }

  sortBy(column: Column<T>): void {
    const now = this.sort
    const down = now?.column === column.id ? !now.down : false
    prefs.setTable(this.name, { ...prefs.table(this.name), sort: { column: column.id, down } })
  }

  /** Back to the columns as they came. */
  reset(): void {
    prefs.setTable(this.name, {})
  }

  /** Where the columns that stay stand: pixels from the left, undefined for one that moves. */
  get stays(): readonly (number | undefined)[] {
    let left = 0
    return this.shown.map((c) => {
      const width = this.width(c)
      if (!c.stays || width === 'rest') return undefined
      left += width
      return left - width
    })
  }

  /** For CSS grid-template-columns. */
  get template(): string {
    return this.shown.map((c) => (this.width(c) === 'rest' ? `minmax(${REST}px, 1fr)` : `${this.width(c)}px`)).join(' ')
  }
}
