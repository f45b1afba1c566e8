/** Reads something for the screen; what goes wrong is said at the foot, and what stands there is never cleared by a read. */
import { notices } from '../../lib/state/notices.svelte'

export async function reading<T>(what: () => Promise<T>): Promise<T | undefined> {
  try {
    return await what()
  } catch (thrown) {
    notices.complain(thrown)
    return undefined
  }
}
