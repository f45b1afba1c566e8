/**
 * What this window remembers of itself: language, theme, splits, columns and widths.
 * Kept in the WebView's own storage of this machine, never in the archive: losing it
 * loses no work.
 */
export type ThemeChoice = 'system' | 'light' | 'dark'

const KEY = 'kedang'

/** Columns of one table as she left them. */
export interface TablePrefs {
  widths?: Record<string, number>
  shown?: Record<string, boolean>
  sort?: { column: string; down: boolean }
}

interface Stored {
  language?: 'zh' | 'en'
  theme?: ThemeChoice
  splits?: Record<string, number>
  tables?: Record<string, TablePrefs>
}

function read(): Stored {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Stored
  } catch {
    // Unreadable or refused storage: start with the usual look.
    return {}
  }
}

export class Prefs {
  #stored: Stored = $state(read())
  /** The look of the open archive, worn where this window has none of its own; not remembered here. */
  #archive: Pick<Stored, 'language' | 'theme'> = $state.raw({})

  get language(): 'zh' | 'en' {
    return this.#stored.language ?? this.#archive.language ?? 'zh'
  }
  set language(to: 'zh' | 'en') {
    this.#stored.language = to
    this.#write()
  }

  get theme(): ThemeChoice {
    return this.#stored.theme ?? this.#archive.theme ?? 'system'
  }
  set theme(to: ThemeChoice) {
    this.#stored.theme = to
    this.#write()
  }

  /** A window that remembers no look of its own wears that of the archive. */
  beginWith(language: 'zh' | 'en', theme: string): void {
    this.#archive = { language, theme: theme === 'light' || theme === 'dark' ? theme : undefined }
  }

  /** The remembered share (0–1) of the left side of a split. */
  split(name: string): number | undefined {
    return this.#stored.splits?.[name]
  }
  setSplit(name: string, share: number | undefined): void {
    const { [name]: _, ...rest } = this.#stored.splits ?? {}
    this.#stored.splits = share === undefined ? rest : { ...rest, [name]: share }
    this.#write()
  }

  table(name: string): TablePrefs {
    return this.#stored.tables?.[name] ?? {}
  }
  setTable(name: string, to: TablePrefs): void {
    this.#stored.tables = { ...this.#stored.tables, [name]: to }
    this.#write()
  }

  #write(): void {
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#stored))
    } catch {
      // A full or refused storage only means that the look is not remembered.
    }
  }
}

/** The remembered look of this window. */
export const prefs = new Prefs()
