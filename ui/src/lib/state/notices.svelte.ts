/**
 * What the window says by the way, in one quiet line at the foot: done things for a few
 * seconds, wrong things until she has read them. Never a pop-up.
 */
import { Problem } from '../ipc/problem'

/** A quiet line. */
export interface Notice {
  text: string
  /** Takes it back; shown with its key while the line stands. */
  undo?: (() => void) | undefined
}

const STAYS = 6000
/** What went wrong so shortly before something is said belongs to it. */
const FRESH = 2000

export class Notices {
  said = $state.raw<Notice>()
  wrong = $state.raw<Problem>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #since = 0

  /** Says what was done. */
  say(text: string, undo?: () => void): void {
    // What went wrong with this very act stays beside what was done (registered, not printed); older things are over.
    if (performance.now() - this.#since > FRESH) this.wrong = undefined
    this.said = { text, undo }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => (this.said = undefined), STAYS)
  }

  /** Says what went wrong and belongs to no field. Stays until it is dismissed or overtaken. */
  complain(thrown: unknown): void {
    this.#since = performance.now()
    this.wrong = Problem.of(thrown)
  }

  dismiss(): void {
    this.wrong = undefined
  }

  /** Runs something; what goes wrong is said. Answers undefined then. */
  async attempt<T>(what: () => Promise<T>): Promise<T | undefined> {
    try {
      return await what()
    } catch (thrown) {
      this.complain(thrown)
      return undefined
    }
  }
}

/** The quiet line of this window. */
export const notices = new Notices()
