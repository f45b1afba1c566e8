/** The journal proven: the whole chain, and the code an auditor brings. */
import { ipc, type ChainReport, type CodeAt } from '../../lib/ipc/generated'
import { Problem } from '../../lib/ipc/problem'
import { WrongFields } from '../../lib/state/wrong.svelte'

export class JournalState {
  head = $state('')
  chain = $state.raw<ChainReport>()
  code = $state('')
  /** What the code that was looked up belongs to; none where nothing has it. */
  found = $state.raw<{ code: string; at: CodeAt | null }>()
  busy = $state(false)
  problem = $state.raw<Problem>()
  readonly wrong = new WrongFields<'code'>(['code'])

  async load(): Promise<void> {
    try {
      this.head = await ipc.journal.headCode()
      this.problem = undefined
    } catch (thrown) {
      this.problem = Problem.of(thrown)
    }
  }

  async verify(): Promise<void> {
    if (this.busy) return
    this.busy = true
    try {
      this.chain = await ipc.journal.verify()
      this.head = this.chain.head
      this.problem = undefined
    } catch (thrown) {
      this.problem = Problem.of(thrown)
    }
    this.busy = false
  }

  async find(): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.found = undefined
    const { code } = this
    const at = await this.wrong.attempt(() => ipc.journal.verifyCode(code))
    this.busy = false
    if (at !== undefined) this.found = { code: code.trim(), at }
  }
}
