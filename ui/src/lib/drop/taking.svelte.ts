/**
 * Files on their way into the archive, one line each: waiting, being written, stored,
 * duplicate, wrong, left out. A state class of a view makes one, feeds it from the shell's
 * progress and hands it to the overlay with `takings.show`. A line says "stored" only when
 * the archive said that the file is safely on disk.
 */
import { t } from '../i18n'
import type { Problem } from '../ipc/problem'
import { count } from '../format/format'
import { work } from '../state/work.svelte'

export type Stage = 'waiting' | 'storing' | 'stored' | 'duplicate' | 'wrong' | 'left'

/** What she may say about a duplicate. */
export type TwinChoice = 'refer' | 'skip' | 'keep'

/** One file. */
export interface FileLine {
  id: string
  name: string
  bytes: number
  stage: Stage
  /** Address of a small picture. */
  picture?: string | undefined
  /** Bytes written so far. */
  done?: number
  /** Bytes a second. */
  speed?: number
  /** Seconds it took. */
  seconds?: number
  /** "第 5 至 8 页" */
  note?: string | undefined
  /** Where the same content is already: "与 KG-JS-2026-0071 的附件 1 内容完全相同…" */
  twin?: { before: string; no: string; after: string; open?: () => void } | undefined
  problem?: Problem | undefined
}

export interface TakingSource {
  /** "正在附到" */
  heading: string
  /** "KG-TZ-2026-0012" */
  no: string
  title?: string | undefined
  choose?: (id: string, choice: TwinChoice) => void
  compare?: ((id: string) => void) | undefined
  retry?: (id: string) => void
  cancel?: () => void
  /** Told once everything is done and seen. */
  finished?: () => void
}

export class Taking {
  lines = $state.raw<readonly FileLine[]>([])
  readonly source: TakingSource

  constructor(source: TakingSource, lines: readonly FileLine[] = []) {
    this.source = source
    this.lines = lines
  }

  /** Changes one line. */
  put(id: string, change: Partial<FileLine>): void {
    this.lines = this.lines.map((l) => (l.id === id ? { ...l, ...change } : l))
    this.#tell()
  }

  of(stage: Stage): readonly FileLine[] {
    return this.lines.filter((l) => l.stage === stage)
  }

  get bytes(): number {
    return this.lines.reduce((sum, l) => sum + l.bytes, 0)
  }

  /** The line she is asked about first. */
  get asking(): FileLine | undefined {
    return this.lines.find((l) => l.stage === 'duplicate')
  }

  get running(): boolean {
    return this.lines.some((l) => l.stage === 'waiting' || l.stage === 'storing')
  }

  /** Nothing left to do or to decide. */
  get over(): boolean {
    return !this.running && this.asking === undefined
  }

  /** "已存 1，正在存 1，等你定 1" */
  get sum(): string {
    const say = (stage: Stage, words: (n: string) => string) => {
      const n = this.of(stage).length
      return n > 0 ? [words(count(n))] : []
    }
    const d = t.pieces.drop
    return [...say('stored', d.sumStored), ...say('storing', d.sumStoring), ...say('waiting', d.sumWaiting), ...say('duplicate', d.sumAsking), ...say('wrong', d.sumWrong), ...say('left', d.sumLeft)].join(t.pieces.comma)
  }

  #tell(): void {
    const now = [...this.of('storing'), ...this.of('waiting')]
    if (now.length === 0) {
      work.end('taking')
      return
    }
    const left = now.reduce((sum, l) => sum + l.bytes - (l.done ?? 0), 0)
    const speed = this.of('storing').reduce((sum, l) => sum + (l.speed ?? 0), 0)
    work.put({
      id: 'taking',
      label: t.pieces.drop.runningLabel(count(now.length)),
      share: this.bytes > 0 ? 1 - left / this.bytes : undefined,
      speed: speed || undefined,
      rest: speed > 0 ? left / speed : undefined,
      cancel: this.source.cancel,
    })
  }
}

/** The files on their way that the overlay shows; put aside they go on at the foot. */
export class Takings {
  current = $state.raw<Taking>()
  /** A question of the overlay has the keyboard: nothing reaches what is dimmed behind it. */
  hasKeys = $state(false)

  show(taking: Taking): void {
    this.current = taking
  }

  close(): void {
    this.current = undefined
  }
}

export const takings = new Takings()
