/** The next numbers under a rule, told while it is typed; what is wrong with it stands at its field. */
import { ipc, type NumberExample, type NumberPreset, type NumberRule } from '../../lib/ipc/generated'
import { WrongFields } from '../../lib/state/wrong.svelte'

export class NumberPreview {
  presets = $state.raw<readonly NumberPreset[]>([])
  examples = $state.raw<readonly NumberExample[]>([])
  readonly wrong = new WrongFields<'template'>(['template'])
  #turn = 0

  async begin(): Promise<void> {
    this.presets = (await this.wrong.attempt(() => ipc.numbers.presets())) ?? []
  }

  async look(rule: NumberRule): Promise<void> {
    const turn = ++this.#turn
    const wrong = new WrongFields<'template'>(['template'])
    const examples = await wrong.attempt(() => ipc.numbers.preview(rule))
    if (turn !== this.#turn) return
    this.wrong.problem = wrong.problem
    this.examples = examples ?? []
  }
}
