/** The shape of one language, taken from another: the same keys, any text. A missing or extra key does not compile. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
