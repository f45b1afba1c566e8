/**
 * A record of 人员与客户 that is being typed, new or corrected: what is typed is kept as a draft at every
 * pause, so that neither Esc nor a crash loses it; saving ends the draft. One for each of the three kinds.
 */
import { ipc, type Draft, type DraftKind } from '../ipc/generated'
import { live } from './live.svelte'
import { notices } from './notices.svelte'
import { WrongFields } from './wrong.svelte'
import { newId } from '../format/id'

/** What a draft keeps: which record is corrected (none: a new one), and what is typed. */
interface Kept<F> {
  of: string | null
  fields: F
}

export interface TypingSource<F, R> {
  kind: DraftKind
  /** The fields the archive may refuse, by its own names. */
  refuses: readonly string[]
  blank: () => F
  /** The fields of a record that is there. */
  of: (record: R) => F
  /** One line to recognise a draft by. */
  title: (fields: F) => string
  save: (id: string | undefined, fields: F) => Promise<R>
}

const PAUSE = 600

export class Typing<F extends object, R extends { id: string }> {
  fields: F = $state() as F
  /** Which record is corrected; none for a new one. */
  id = $state<string>()
  /** What is on screen was typed before and not saved. */
  resumed = $state(false)
  savedAt = $state<string>()
  busy = $state(false)
  readonly wrong: WrongFields
  readonly #source: TypingSource<F, R>
  #draft: string | undefined
  #before = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  #turn = 0
  /** The last writing of a draft: what is read next must not be older. */
  #keeping: Promise<unknown> = Promise.resolve()

  constructor(source: TypingSource<F, R>) {
    this.#source = source
    this.wrong = new WrongFields(source.refuses)
    this.fields = source.blank()
    this.#before = JSON.stringify(this.fields)
  }

  /** Was anything typed that is not in the record? */
  get dirty(): boolean {
    return JSON.stringify(this.fields) !== this.#before
  }

  /** Begins with a record, or with nothing; goes on with what was typed about it last. */
  async begin(record: R | undefined): Promise<void> {
    clearTimeout(this.#timer)
    const turn = ++this.#turn
    this.id = record?.id
    this.fields = record ? this.#source.of(record) : this.#source.blank()
    this.#before = JSON.stringify(this.fields)
    this.#draft = undefined
    this.resumed = false
    this.savedAt = undefined
    this.wrong.clear()
    const draft = await this.#kept(record?.id)
    if (!draft || turn !== this.#turn) return
    // One draft a record: what she typed meanwhile goes on in the same one.
    this.#draft = draft.id
    if (this.dirty) return
    this.savedAt = draft.saved_at
    this.fields = { ...this.fields, ...(draft.body as Kept<F>).fields }
    this.resumed = true
  }

  async #kept(of: string | undefined): Promise<Draft | undefined> {
    await this.#keeping
    const drafts = await notices.attempt(() => ipc.drafts.list(this.#source.kind))
    return drafts?.find((draft) => (draft.body as Kept<F>).of === (of ?? null))
  }

  /** Something was typed: it is kept at the next pause. */
  touch(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.keep(), PAUSE)
  }

  /** Keeps what is typed. Answers whether there was anything to keep. */
  async keep(): Promise<boolean> {
    clearTimeout(this.#timer)
    if (!this.dirty) {
      // What was typed was taken back by hand: nothing is left to keep.
      await this.#end()
      return false
    }
    this.#draft ??= newId()
    const body: Kept<F> = { of: this.id ?? null, fields: $state.snapshot(this.fields) as F }
    const { kind, title } = this.#source
    const id = this.#draft
    const keeping = notices.attempt(() => live.act(ipc.drafts.save({ id, kind, title: title(this.fields).slice(0, 120), body })))
    this.#keeping = keeping
    const kept = await keeping
    if (kept && id === this.#draft) this.savedAt = kept.saved_at
    return kept !== undefined
  }

  /** Saves. Answers the record when it was accepted. */
  async save(): Promise<R | undefined> {
    if (this.busy) return undefined
    clearTimeout(this.#timer)
    this.busy = true
    const saved = await this.wrong.attempt(() => this.#source.save(this.id, this.fields))
    if (saved) {
      this.#before = JSON.stringify(this.fields)
      await this.#end()
    }
    this.busy = false
    return saved
  }

  /** Puts what was typed aside for good. */
  async discard(): Promise<void> {
    clearTimeout(this.#timer)
    this.#before = JSON.stringify(this.fields)
    await this.#end()
  }

  async #end(): Promise<void> {
    const id = this.#draft
    if (id === undefined) return
    this.#draft = undefined
    // A draft that was begun and not yet written is simply forgotten.
    await this.#keeping
    if (this.savedAt !== undefined) await notices.attempt(() => live.act(ipc.drafts.discard(id)))
    this.savedAt = undefined
  }
}
