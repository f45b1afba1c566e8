/** 整库导出 from the window: where to, and what left. */
import { t } from '../../lib/i18n'
import { leave } from '../../lib/ipc/desk'
import { pickTarget } from '../../lib/ipc/files'
import type { Package, Progress } from '../../lib/ipc/generated'
import { desk } from '../../lib/state/desk.svelte'
import { live } from '../../lib/state/live.svelte'
import { LongWork } from '../../lib/state/longwork.svelte'

export class LeavingState extends LongWork<Package, Progress> {
  /** Asks where to, and exports there. */
  async begin(company: string): Promise<void> {
    const target = await pickTarget(t.settings.leave, t.settings.leaveName(company.replace(/[\\/:*?"<>|]/g, ' '), desk.today))
    if (!target) return
    await this.run((step) => {
      const work = leave(target, step)
      return { ...work, done: live.act(work.done) }
    }, t.settings.leaveStopped)
  }
}
