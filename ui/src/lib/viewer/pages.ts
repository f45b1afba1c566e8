/** What the viewer shows: pages of attachments, and where their pictures come from. */
import type { Region } from '../ipc/pictures'

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
  /** This format has no picture. */
  none?: boolean
}

/** The address of a page or of a region of it, so many pixels wide. */
export type PageUrl = (attachment: string, page: number, width: number, region?: Region) => string
