/** "1 page", "3 pages": a number as it was written out, with its noun. */
export const some = (n: string | number, one: string, many = `${one}s`): string => `${n} ${String(n) === '1' ? one : many}`
