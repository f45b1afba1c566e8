/**
 * What is wrong in one form: each refusal stands at the field that caused it, the rest in
 * the line at the foot of the form.
 *
 * ```ts
 * const wrong = new WrongFields(['customer', 'title'])
 * await wrong.attempt(() => receipts.register(draft))
 * <Picker problem={wrong.at('customer')} … />  <ActionLine note={wrong.rest ?? …} wrong={wrong.rest !== undefined}>
 * ```
 */
import { Problem } from '../ipc/problem'

export class WrongFields<F extends string = string> {
  #fields: readonly F[]
  problem = $state.raw<Problem>()

  constructor(fields: readonly F[]) {
    this.#fields = fields
  }

  /** The refusal of a field. */
  at(field: F): Problem | undefined {
    return this.problem?.field === field ? this.problem : undefined
  }

  /** The sentence that belongs to no field of this form. */
  get rest(): string | undefined {
    const field = this.problem?.field
    if (this.problem === undefined || (field !== undefined && (this.#fields as readonly string[]).includes(field))) return undefined
    return this.problem.sentence
  }

  clear(): void {
    this.problem = undefined
  }

  /** Runs something; what is refused stands at its field. Answers undefined then. */
  async attempt<T>(what: () => Promise<T>): Promise<T | undefined> {
    this.clear()
    try {
      return await what()
    } catch (thrown) {
      this.problem = Problem.of(thrown)
      return undefined
    }
  }
}
