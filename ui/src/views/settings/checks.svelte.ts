/** 四性检测 from the window: how far it is, how it is stopped, what it found. */
import { t } from '../../lib/i18n'
import { check, type Work } from '../../lib/ipc/desk'
import type { Checking, CheckReport } from '../../lib/ipc/generated'
import { Problem } from '../../lib/ipc/problem'
import { notices } from '../../lib/state/notices.svelte'

export class ChecksState {
  report = $state.raw<CheckReport>()
  step = $state.raw<Checking>()
  problem = $state.raw<Problem>()
  #work: Work<CheckReport> | undefined = $state.raw()

  get running(): boolean {
    return this.#work !== undefined
  }

  async run(full: boolean): Promise<void> {
    if (this.running) return
    this.problem = undefined
    this.#work = check(full, (step) => (this.step = step))
    try {
      this.report = await this.#work.done
    } catch (thrown) {
      const problem = Problem.of(thrown)
      if (problem.code === 'cancelled') notices.say(t.settings.stopped)
      else this.problem = problem
    }
    this.#work = undefined
    this.step = undefined
  }

  stop(): void {
    this.#work?.stop()
  }
}
