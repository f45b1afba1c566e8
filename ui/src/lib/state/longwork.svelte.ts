/** Long work of the shell that goes on while she looks elsewhere: how far it is, how it is stopped, what came of it. */
import type { Work } from '../ipc/desk'
import { Problem } from '../ipc/problem'
import { notices } from './notices.svelte'

export class LongWork<T, S> {
  /** What came of it the last time it ended well. */
  result = $state.raw<T>()
  step = $state.raw<S>()
  problem = $state.raw<Problem>()
  #work: Work<T> | undefined = $state.raw()

  get running(): boolean {
    return this.#work !== undefined
  }

  /** Begins it, unless it runs; `stopped` is said when she stops it. */
  async run(begin: (step: (step: S) => void) => Work<T>, stopped: string): Promise<void> {
    if (this.running) return
    this.problem = undefined
    this.#work = begin((step) => (this.step = step))
    try {
      this.result = await this.#work.done
    } catch (thrown) {
      const problem = Problem.of(thrown)
      if (problem.code === 'cancelled') notices.say(stopped)
      else this.problem = problem
    }
    this.#work = undefined
    this.step = undefined
  }

  stop(): void {
    this.#work?.stop()
  }
}
