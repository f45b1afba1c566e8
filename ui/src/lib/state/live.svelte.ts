/**
 * What changed. Every act of the archive answers with the nouns that look different now; lists and
 * counts read the number of their noun and load anew when it moves.
 *
 *     const done = await live.act(ipc.loans.lend(request))      // an act: tells who must refresh
 *     $effect(() => { live.of('loans'); void load() })          // a list: loads anew after acts
 */
import { words, type Changed } from '../ipc/generated'

export interface Outcome<T> {
  value: T
  changed: Changed[]
}

export class Live {
  #turns = $state<Partial<Record<Changed, number>>>({})

  /** A number that moves whenever one of these nouns changed. Read it in an effect. */
  of(...nouns: readonly Changed[]): number {
    return nouns.reduce((sum, noun) => sum + (this.#turns[noun] ?? 0), 0)
  }

  /** Everything may look different: another program wrote. */
  all(): void {
    this.changed(Object.keys(words.Changed) as Changed[])
  }

  /** Waits for an act and tells everyone what it changed; answers its value. */
  async act<T>(outcome: Promise<Outcome<T>>): Promise<T> {
    const { value, changed } = await outcome
    this.changed(changed)
    return value
  }

  /** Tells that nouns changed, also from outside this window. */
  changed(nouns: readonly Changed[]): void {
    for (const noun of nouns) this.#turns[noun] = (this.#turns[noun] ?? 0) + 1
  }
}

/** What changed in the open archive. */
export const live = new Live()
