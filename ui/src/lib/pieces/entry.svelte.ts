/**
 * The lines of an entry form, typed cell by cell: Enter goes on, Ctrl+D takes what stands
 * above, Ins makes room, the last line is always an empty one. State only; `EntryGrid`
 * draws it.
 */
import type { PickItem } from './picking.svelte'

export interface EntryColumn<R> {
  id: string
  title: () => string
  width: number | 'rest'
  right?: boolean
  ink?: 1 | 2 | 3
  /** What stands in the cell, and what is edited. */
  text: (row: R) => string
  /** The row with this text in the cell; a string is the sentence that refuses it. Without it the cell is only shown. */
  set?: (row: R, text: string) => R | string
  /** Any text may stand in it: it is kept as it is typed, and not only once she goes on. */
  free?: boolean
  /** Known things for this cell. */
  pick?: (text: string, row: R) => Promise<readonly PickItem<unknown>[]>
  /** The row with a chosen thing in it: may fill other cells too. */
  choose?: (row: R, item: PickItem<unknown>) => R
  /** A quiet line under the list: where these come from. */
  pickHint?: string
}

export interface EntrySource<R> {
  columns: readonly EntryColumn<R>[]
  /** A new line; defaults may come from the one above. */
  blank: (above: R | undefined) => R
  /** Has this line anything of hers in it? */
  filled: (row: R) => boolean
  /** Told after every change, without the empty last line. */
  changed?: (rows: readonly R[]) => void
}

export class Entry<R> {
  rows = $state.raw<readonly R[]>([])
  line = $state(0)
  column = $state(0)
  /** Sentences by "line/column id". */
  refused = $state.raw<Readonly<Record<string, string>>>({})
  readonly source: EntrySource<R>

  constructor(source: EntrySource<R>, rows: readonly R[] = []) {
    this.source = source
    this.rows = this.#closed(rows)
    this.column = this.#first
  }

  /** The lines that count: without the empty one at the end. */
  get filled(): readonly R[] {
    return this.rows.filter(this.source.filled)
  }

  get current(): EntryColumn<R> | undefined {
    return this.source.columns[this.column]
  }

  /** Lines from outside (a drop made some, a draft was read). */
  replace(rows: readonly R[]): void {
    this.rows = this.#closed(rows)
    this.line = Math.min(this.line, this.rows.length - 1)
    this.refused = {}
  }

  go(line: number, column: number): void {
    this.line = Math.max(0, Math.min(this.rows.length - 1, line))
    this.column = Math.max(0, Math.min(this.source.columns.length - 1, column))
  }

  /** Puts a text into a cell. Answers false, with the sentence kept, when it is refused. */
  write(text: string, line = this.line, column = this.column): boolean {
    const row = this.rows[line]
    const cell = this.source.columns[column]
    if (row === undefined || !cell?.set || cell.text(row) === text) return true
    const made = cell.set(row, text)
    const key = `${line}/${cell.id}`
    if (typeof made === 'string') {
      this.refused = { ...this.refused, [key]: made }
      return false
    }
    this.#forget(key)
    this.#put(line, made as R)
    return true
  }

  /** Keeps what is being typed in the open cell, where any text may stand. */
  hold(text: string): void {
    if (this.current?.free) this.write(text)
  }

  /** Puts a chosen thing into a cell. */
  choose(item: PickItem<unknown>, line = this.line, column = this.column): void {
    const row = this.rows[line]
    const cell = this.source.columns[column]
    if (row === undefined || !cell) return
    this.#forget(`${line}/${cell.id}`)
    if (cell.choose) this.#put(line, cell.choose(row, item))
    else this.write(item.label, line, column)
  }

  /** On to the next cell that can be written; after the last one to the next line. Answers false past the end. */
  next(): boolean {
    return this.#step(1)
  }

  previous(): boolean {
    return this.#step(-1)
  }

  /** Takes what stands in the cell above. */
  asAbove(): void {
    const above = this.rows[this.line - 1]
    const cell = this.current
    if (above !== undefined && cell) this.write(cell.text(above))
  }

  /** Makes room for a line here. */
  insert(): void {
    const rows = [...this.rows]
    rows.splice(this.line, 0, this.source.blank(this.rows[this.line - 1]))
    this.#set(rows)
    this.column = this.#first
    this.refused = {}
  }

  /** Takes this line out. */
  remove(): void {
    const gone = this.line
    this.#set(this.rows.filter((_, n) => n !== gone))
    this.line = Math.min(gone, this.rows.length - 1)
    this.refused = {}
  }

  /** Cells copied from a spreadsheet: fills from the current cell to the right and down. */
  paste(text: string): void {
    const lines = text.replace(/\r/g, '').replace(/\n$/, '').split('\n')
    for (const [n, line] of lines.entries()) {
      const cells = line.split('\t')
      for (const [m, cell] of cells.entries()) {
        if (this.column + m < this.source.columns.length) this.write(cell.trim(), this.line + n, this.column + m)
      }
    }
  }

  get #first(): number {
    return Math.max(0, this.source.columns.findIndex((c) => c.set))
  }

  #step(by: 1 | -1): boolean {
    const columns = this.source.columns
    for (let line = this.line, column = this.column + by; ; column += by) {
      if (column >= columns.length) {
        line += 1
        column = 0
      } else if (column < 0) {
        line -= 1
        column = columns.length - 1
      }
      if (line < 0 || line >= this.rows.length) return false
      if (columns[column]?.set) {
        this.go(line, column)
        return true
      }
    }
  }

  #put(line: number, row: R): void {
    this.#set(this.rows.map((r, n) => (n === line ? row : r)))
  }

  #set(rows: readonly R[]): void {
    this.rows = this.#closed(rows)
    this.source.changed?.(this.filled)
  }

  /** Always with one empty line at the end. */
  #closed(rows: readonly R[]): readonly R[] {
    const last = rows.at(-1)
    if (last !== undefined && !this.source.filled(last)) return rows
    return [...rows, this.source.blank(last)]
  }

  #forget(key: string): void {
    const { [key]: _, ...others } = this.refused
    this.refused = others
  }
}
