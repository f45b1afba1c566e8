/** 词典：settings。 */
export const settings = {
}
