/** 四性检测 from the window, and the index made anew where a check asks for it. */
import { t } from '../../lib/i18n'
import { check, rebuildIndex } from '../../lib/ipc/desk'
import type { Checking, CheckReport, Rebuilding } from '../../lib/ipc/generated'
import { LongWork } from '../../lib/state/longwork.svelte'

export class ChecksState extends LongWork<CheckReport, Checking> {
  readonly index = new LongWork<null, Rebuilding>()

  /** The last check found the index wrong. */
  get indexIsWrong(): boolean {
    return this.result?.results.some((each) => each.check === 'CK-U5' && each.result === 'FAILED') ?? false
  }

  begin(full: boolean): Promise<void> {
    return this.run((step) => check(full, step), t.settings.stopped)
  }

  /** Makes the index anew, and looks again. */
  async rebuild(): Promise<void> {
    await this.index.run(rebuildIndex, t.settings.indexStopped)
    if (!this.index.problem) await this.begin(false)
  }
}
