/**
 * The shape of one language, taken from another: the same keys, any text. A missing or extra key does not compile. A language that tells
 * one from many says one apart, under the key and `_one`; the text is chosen by the value `count`.
 */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> } & {
  readonly [K in keyof T & string as T[K] extends string ? `${K}_one` : never]?: string;
};
