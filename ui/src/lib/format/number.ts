/** Numbers as they are typed: full-width digits and grouping commas are read too. */

/** The whole number a text means; undefined for an empty one, null for what is no number. */
export function parseWhole(text: string): number | undefined | null {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
  if (plain === '') return undefined
  return /^[+-]?\d{1,15}$/.test(plain) ? Number(plain) : null
}

/** The positive decimal a text means; undefined for anything else. */
export function parseDecimal(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
  return /^\d{1,9}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined
}
