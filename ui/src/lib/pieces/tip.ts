/**
 * The full text of what was cut with `…`: on hover after a moment, on focus at once.
 * One tip for the whole window; `cut` is an attachment: `<span class="el" {@attach cut}>`.
 */
let tip: HTMLElement | undefined
let timer: ReturnType<typeof setTimeout> | undefined

/** Shows the whole text of an element beneath it, when it is cut. */
export function showWhole(of: HTMLElement): void {
  if (of.scrollWidth <= of.clientWidth + 1) return
  const text = of.textContent?.trim()
  if (!text) return
  tip ??= make()
  tip.textContent = text
  tip.hidden = false
  const at = of.getBoundingClientRect()
  const width = tip.offsetWidth
  const below = at.bottom + 4 + tip.offsetHeight < innerHeight
  tip.style.left = `${Math.max(8, Math.min(at.left - 8, innerWidth - width - 8))}px`
  tip.style.top = `${below ? at.bottom + 2 : at.top - tip.offsetHeight - 2}px`
}

/** Takes the tip away. */
export function hideWhole(): void {
  clearTimeout(timer)
  if (tip) tip.hidden = true
}

function make(): HTMLElement {
  const made = document.createElement('div')
  made.className = 'whole-tip'
  // The element itself holds the whole text: a screen reader needs no second voice.
  made.setAttribute('aria-hidden', 'true')
  document.body.append(made)
  addEventListener('scroll', hideWhole, true)
  addEventListener('keydown', hideWhole, true)
  return made
}

/** Attachment: the whole text on hover and focus. */
export function cut(of: HTMLElement): () => void {
  const enter = () => {
    clearTimeout(timer)
    timer = setTimeout(() => showWhole(of), 350)
  }
  const focus = () => showWhole(of)
  of.addEventListener('pointerenter', enter)
  of.addEventListener('pointerleave', hideWhole)
  of.addEventListener('focusin', focus)
  of.addEventListener('focusout', hideWhole)
  return () => {
    hideWhole()
    of.removeEventListener('pointerenter', enter)
    of.removeEventListener('pointerleave', hideWhole)
    of.removeEventListener('focusin', focus)
    of.removeEventListener('focusout', hideWhole)
  }
}
