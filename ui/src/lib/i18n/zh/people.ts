/** 词典：people。 */
export const people = {
}
