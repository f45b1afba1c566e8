/** 四性检测 from the window. */
import { t } from '../../lib/i18n'
import { check } from '../../lib/ipc/desk'
import type { Checking, CheckReport } from '../../lib/ipc/generated'
import { LongWork } from '../../lib/state/longwork.svelte'

export class ChecksState extends LongWork<CheckReport, Checking> {
  begin(full: boolean): Promise<void> {
    return this.run((step) => check(full, step), t.settings.stopped)
  }
}
