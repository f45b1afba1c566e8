/** What the viewer shows: pages of attachments, and where their pictures come from. */
import type { Region } from '../ipc/pictures'
import type { Problem } from '../ipc/problem'

export interface ViewPage {
  attachment: string
  /** Counts from 1. */
  page: number
  /** Size at 100 %: CSS pixels for a picture, millimetres × 96 ÷ 25.4 for paper. */
  width: number
  height: number
  /** Width of the original in pixels; without it the page is drawn as sharp as asked. */
  pixels?: number
  /** "1 总装" */
  label: string
  thumb?: string | undefined
  /** The picture is only the small one the file carries of itself. */
  preview?: boolean
  /** Why there is no picture. */
  none?: Problem | undefined
  /** It is paper: a unit of it is 1/96 inch. */
  paper?: boolean
  /** When it was attached, UTC. */
  since?: string
  /** What took its place. */
  replacedBy?: string | undefined
  /** A password opens it. */
  locked?: boolean
  /** It holds files that can be taken out. */
  container?: boolean
}

/** The address of a page or of a region of it, so many pixels wide. */
export type PageUrl = (attachment: string, page: number, width: number, region?: Region) => string
