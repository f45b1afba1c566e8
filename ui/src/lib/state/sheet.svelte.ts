/** The paper beside the record: asks for the pages as they would be printed and keeps the latest answer; prints. */
import { t } from '../i18n'
import { ipc, type Preview, type Printable } from '../ipc/generated'
import { Problem } from '../ipc/problem'
import type { Sheet } from '../pieces'
import { notices } from './notices.svelte'
import { pageAddress, pageSize, printSheet } from './printing.svelte'

const PAUSE = 220

function sheetOf(svg: string): Sheet {
  const address = pageAddress(svg)
  return { ...pageSize(svg), picture: () => address }
}

export class SheetState {
  sheets = $state.raw<readonly Sheet[]>([])
  busy = $state(false)
  problem = $state.raw<Problem>()
  #turn = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Shows something after a pause of typing; nothing clears the desk. */
  show(what: Preview | undefined): void {
    clearTimeout(this.#timer)
    const turn = ++this.#turn
    if (!what) {
      this.sheets = []
      this.problem = undefined
      this.busy = false
      return
    }
    this.busy = true
    this.#timer = setTimeout(() => void this.#draw(what, turn), PAUSE)
  }

  async #draw(what: Preview, turn: number): Promise<void> {
    try {
      const pages = await ipc.paper.preview(what)
      if (turn !== this.#turn) return
      this.sheets = pages.map(sheetOf)
      this.problem = undefined
    } catch (thrown) {
      if (turn !== this.#turn) return
      this.sheets = []
      this.problem = Problem.of(thrown)
    } finally {
      if (turn === this.#turn) this.busy = false
    }
  }
}

/** Prints, and says at the foot that it went. */
export async function printAndSay(what: Printable): Promise<void> {
  if (await printSheet(what)) notices.say(t.loans.printed)
}
