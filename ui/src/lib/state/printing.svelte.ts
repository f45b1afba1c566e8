/** Sends sheets to the printer of the settings, or saves them as PDF when none is there. */
import { t } from '../i18n'
import { ipc, type Printable } from '../ipc/generated'
import { pickTarget } from '../ipc/files'
import { notices } from './notices.svelte'

/** Prints on the printer and as often as the settings say for its paper. Answers whether the printer took it; the act it belongs to stands either way. */
export async function printSheet(what: Printable, copies?: number): Promise<boolean> {
  try {
    await ipc.paper.print({ what, at: { printer: '', copies: copies ?? null } })
    return true
  } catch (thrown) {
    notices.complain(thrown)
    return false
  }
}

/** Saves a sheet as PDF where she says. */
export async function saveSheet(what: Printable, name: string): Promise<void> {
  const target = await pickTarget(t.intake.savePdf, `${name}.pdf`, [{ name: 'PDF', extensions: ['pdf'] }])
  if (target) await notices.attempt(() => ipc.paper.save({ what, target }))
}

/** A page drawn by the press, as an address for a picture. */
export function pageAddress(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
}

/** The size of a drawn page in millimetres, from its own head. */
export function pageSize(svg: string): { width: number; height: number } {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []
  const mm = (points: string | undefined, otherwise: number) => (points ? Number(points) * (25.4 / 72) : otherwise)
  return { width: mm(width, 210), height: mm(height, 148) }
}
