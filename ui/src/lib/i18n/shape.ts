/** The shape a dictionary gives to its translations: the same keys, other words. */
export type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer A) => string
      ? (...values: A) => string
      : Shape<T[K]>
}
