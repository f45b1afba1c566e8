/**
 * Where files may be dropped, and what each place says will happen before she lets go. A
 * view marks an element with `{@attach dropZone(() => ({ label, title, take }))}`; the
 * innermost one under the pointer counts, everywhere else takes the tray.
 * Knows no archive: `take` belongs to the view's state.
 */
import { onFileDrag, type FileDrag } from '../ipc/files'

/** What a drop on a place means. */
export interface DropZoneSpec {
  /** "附到 KG-TZ-2026-0012" */
  label: string
  /** "稳压模块外壳 总装图" */
  title?: string | undefined
  take: (paths: readonly string[]) => void
}

interface Zone {
  element: HTMLElement
  spec: () => DropZoneSpec
}

/** A frame on screen, in CSS pixels. */
export interface Frame {
  left: number
  top: number
  width: number
  height: number
}

export class Drops {
  #zones: Zone[] = []
  /** What takes files that fall anywhere else: the tray. */
  otherwise = $state.raw<() => DropZoneSpec>()
  /** The files that hang over the window; empty when none do. */
  paths = $state.raw<readonly string[]>([])
  /** What would take them now, and where it stands. */
  target = $state.raw<{ spec: DropZoneSpec; frame: Frame; here: boolean }>()

  add(zone: Zone): () => void {
    this.#zones.push(zone)
    return () => {
      this.#zones = this.#zones.filter((z) => z !== zone)
    }
  }

  /** Listens to the window; the answer stops it. */
  listen(): () => void {
    return onFileDrag((drag) => this.drag(drag))
  }

  /** Follows a drag. */
  drag(drag: FileDrag): void {
    switch (drag.type) {
      case 'enter':
        this.paths = drag.paths
        this.target = this.#at(drag.x, drag.y)
        break
      case 'over':
        this.target = this.#at(drag.x, drag.y)
        break
      case 'leave':
        this.#clear()
        break
      case 'drop': {
        const target = this.#at(drag.x, drag.y)
        this.#clear()
        if (drag.paths.length > 0) target?.spec.take(drag.paths)
        break
      }
    }
  }

  #clear(): void {
    this.paths = []
    this.target = undefined
  }

  #at(x: number, y: number): Drops['target'] {
    for (let at = document.elementFromPoint(x, y); at; at = at.parentElement) {
      const zone = this.#zones.find((z) => z.element === at)
      if (zone) {
        const { left, top, width, height } = zone.element.getBoundingClientRect()
        return { spec: zone.spec(), frame: { left, top, width, height }, here: true }
      }
    }
    const spec = this.otherwise?.()
    return spec && { spec, frame: { left: 0, top: 0, width: innerWidth, height: innerHeight }, here: false }
  }
}

/** Files dragged over this window. */
export const drops = new Drops()

/** Attachment: this element takes files. What is hidden or covered takes none. */
export function dropZone(spec: () => DropZoneSpec): (element: HTMLElement) => () => void {
  return (element) => drops.add({ element, spec })
}
