/** The pages of attached files, as the viewer shows them, and what lies inside a ZIP or an e-mail. */
import { ipc, type Attachment, type AttachmentId, type FileReport, type InnerFile, type Inside } from '../ipc/generated'
import { pageUrl, thumbUrl } from '../ipc/pictures'
import { Problem } from '../ipc/problem'
import { live } from '../state/live.svelte'
import { notices } from '../state/notices.svelte'
import type { ViewPage } from './pages'

/** A page of paper is measured at this many pixels an inch; CSS counts 96. */
const PAGE_DPI = 144
const CSS_DPI = 96

/** What is paper by itself; the other drawn pages have units of their own. */
const PAPER: ReadonlySet<string> = new Set(['application/pdf', 'application/ofd'])

/** An A4 sheet, for what has no picture. */
const SHEET = { width: 794, height: 1123 }

/** Every page of every file, in their order. */
export async function pagesOf(files: readonly Attachment[]): Promise<ViewPage[]> {
  const pages: ViewPage[] = []
  for (const file of files) {
    const facts = await notices.attempt(() => ipc.attachments.facts(file.id))
    const count = facts?.pages ?? 1
    const scale = facts?.is_drawn ? CSS_DPI / PAGE_DPI : 1
    const size = facts?.width && facts.height ? { width: facts.width * scale, height: facts.height * scale } : SHEET
    for (let page = 1; page <= count; page += 1)
      pages.push({
        attachment: file.id,
        page,
        ...size,
        ...(facts?.width && !facts.is_drawn ? { pixels: facts.width } : {}),
        label: count > 1 ? `${page}　${file.name}` : file.name,
        thumb: page === 1 ? thumbUrl(file.id) : pageUrl(file.id, page, 160),
        paper: PAPER.has(facts?.mime ?? ''),
        since: file.added_at,
        replacedBy: file.replaced_by ?? undefined,
        preview: facts?.shows_only_a_preview === true,
        none: facts?.problem ? new Problem(facts.problem) : undefined,
        locked: facts?.asks_password === true,
        container: facts?.is_container === true,
      })
  }
  return pages
}

/** The files of a record that she looks at, over the place. */
export class Looking {
  pages = $state.raw<readonly ViewPage[]>([])
  at = $state(0)
  #files = $state.raw<readonly Attachment[]>([])

  /** Opens them at one of them, or at the first. */
  async look(files: readonly Attachment[], first?: AttachmentId): Promise<boolean> {
    const pages = await pagesOf(files)
    this.#files = files
    this.at = Math.max(0, pages.findIndex((page) => page.attachment === first))
    this.pages = pages
    return pages.length > 0
  }

  /** The files as they stand now: new ones join while she looks, she stays at her page. */
  async keepUp(files: readonly Attachment[]): Promise<void> {
    const known = new Set(this.#files.map((file) => file.id))
    if (this.pages.length === 0 || files.every((file) => known.has(file.id))) return
    await this.#read(files)
  }

  /** Tries a password on the file of a page; answers what was wrong, or shows its pages. */
  async unlock(page: ViewPage, password: string): Promise<Problem | undefined> {
    try {
      await ipc.attachments.unlock({ id: page.attachment, password })
    } catch (thrown) {
      return Problem.of(thrown)
    }
    await this.#read(this.#files)
    return undefined
  }

  /** Reads the pages anew; she stays at hers. */
  async #read(files: readonly Attachment[]): Promise<void> {
    const pages = await pagesOf(files)
    if (this.pages.length === 0) return
    // Hers is the page she is at now: she may have turned on while the files were read.
    const shown = this.pages[this.at]
    this.#files = files
    this.pages = pages
    this.at = Math.max(0, pages.findIndex((page) => page.attachment === shown?.attachment && page.page === shown.page))
  }

  close(): void {
    this.pages = []
  }

  /** Whether a file of the container on screen is an attachment already. */
  isTaken(part: InnerFile): boolean {
    const container = this.#files.find((file) => file.id === this.pages[this.at]?.attachment)
    return container !== undefined && this.#files.some((file) => part.name.endsWith(file.name) && file.came_from.startsWith(container.name))
  }

  /** The pages that another one can be compared with: those beside it, and those that were replaced or withdrawn. */
  async others(page: ViewPage): Promise<readonly ViewPage[]> {
    const owner = this.#files.find((file) => file.id === page.attachment)?.owner
    const all = owner ? ((await notices.attempt(() => ipc.attachments.list(owner))) ?? []) : []
    const shown = new Set(this.#files.map((file) => file.id))
    return [...(await pagesOf(all.filter((file) => !shown.has(file.id)))), ...this.pages]
  }

  /** Whether something of a page is left out of its picture. */
  async isIncomplete(page: ViewPage): Promise<boolean> {
    return (await notices.attempt(() => ipc.attachments.isIncomplete({ id: page.attachment, page: page.page }))) === true
  }
}

/** What lies inside one attached container, and which of it she takes out. */
export class Insides {
  inside = $state.raw<Inside>()
  problem = $state.raw<Problem>()
  ticked = $state.raw<readonly number[]>([])
  busy = $state(false)
  /** Those that are attachments already, by their content. */
  twins = $state.raw<ReadonlySet<number>>(new Set())
  /** What became of those that were not taken out. */
  refused = $state.raw<ReadonlyMap<number, Problem>>(new Map())
  #id: AttachmentId | undefined

  async open(id: AttachmentId): Promise<void> {
    if (this.#id === id) return
    this.#id = id
    this.inside = undefined
    this.problem = undefined
    this.ticked = []
    this.refused = new Map()
    this.twins = new Set()
    try {
      const inside = await ipc.attachments.lookInside(id)
      if (this.#id === id) this.inside = inside
    } catch (thrown) {
      if (this.#id === id) this.problem = Problem.of(thrown)
    }
  }

  toggle(number: number): void {
    this.ticked = this.ticked.includes(number) ? this.ticked.filter((each) => each !== number) : [...this.ticked, number]
  }

  all(): void {
    const parts = this.inside?.parts ?? []
    this.ticked = this.ticked.length === parts.length ? [] : parts.map((part) => part.number)
  }

  /** Takes the ticked files out, or else the chosen one; answers how many were. */
  async takeOut(chosen: InnerFile | undefined): Promise<number> {
    const parts = this.ticked.length > 0 ? [...this.ticked] : chosen ? [chosen.number] : []
    const id = this.#id
    if (parts.length === 0 || id === undefined || this.busy) return 0
    this.busy = true
    const reports = await notices.attempt(() => live.act(ipc.attachments.takeOut({ id, parts })))
    this.busy = false
    if (!reports) return 0
    this.refused = new Map(reports.flatMap((report, n) => problemOf(report, parts[n])))
    this.twins = new Set([...this.twins, ...parts.filter((_, n) => reports[n]?.result.outcome === 'duplicate')])
    this.ticked = []
    return reports.filter((report) => report.result.outcome === 'attached').length
  }
}

function problemOf(report: FileReport, part: number | undefined): [number, Problem][] {
  return part === undefined || report.result.outcome !== 'problem' ? [] : [[part, new Problem(report.result.problem)]]
}
