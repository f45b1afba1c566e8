/** The small picture of each material on a slip, asked for once while it is shown. */
import { ipc, type MaterialId } from '../../lib/ipc/generated'
import { thumbUrl } from '../../lib/ipc/pictures'

export class SmallPictures {
  #known = $state.raw<Readonly<Record<MaterialId, string>>>({})
  #asked = new Set<MaterialId>()

  of(material: MaterialId): string | undefined {
    return this.#known[material]
  }

  /** Asks for those that were not asked for yet. */
  async want(materials: readonly MaterialId[]): Promise<void> {
    for (const material of materials.filter((id) => !this.#asked.has(id))) {
      this.#asked.add(material)
      try {
        const files = await ipc.attachments.list({ kind: 'MATERIAL', id: material })
        const first = files.find((file) => !file.withdrawn_at && file.problem === null)
        if (first) this.#known = { ...this.#known, [material]: thumbUrl(first.id, 128) }
      } catch {
        // A missing small picture is drawn as the plain sign of a file.
      }
    }
  }
}

/** Shared by all tabs of the loan desk. */
export const small = new SmallPictures()
