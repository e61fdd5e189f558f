/** Words as they are written down: texts by their keys, in groups where they belong together. */
export interface WordTree {
  readonly [key: string]: string | WordTree;
}

/** The names of what a text leaves open, each with what it takes: `{{name}}`, or `{{count, number}}`. */
type OpenPlaces<Text> = Text extends `${string}{{${infer Place}}}${infer Rest}`
  ? (Place extends `${infer Name}, number` ? [Name, number] : [Place, string | number]) | OpenPlaces<Rest>
  : never;

type ValuesOf<Place extends [string, unknown]> = { readonly [Each in Place as Each[0]]: Each[1] };

type IsOne<Names, Each = Names> = [Names] extends [never] ? false : Each extends Names ? AllIn<Names, Each> : never;
type AllIn<Names, Each> = [Names] extends [Each] ? true : false;

/** A text with one open place takes the value itself; one with more takes them by their names. */
type Phrase<Place extends [string, unknown]> =
  IsOne<Place[0]> extends true ? (value: Place[1]) => string : (values: ValuesOf<Place>) => string;

/** English has two forms for a number of things; together they are one phrase that takes the number. */
type Counted<Texts> = Phrase<Exclude<OpenPlaces<Texts>, ['count', unknown]> | ['count', number]>;

type FormOf<English, Base extends string> = English[keyof English & (`${Base}_one` | `${Base}_other`)];

/** What a feature reads: each text in the language of the page, those with open places as functions. */
export type Words<English> = {
  readonly [Key in keyof English as Key extends `${infer Base}_other`
    ? Base
    : Key extends `${string}_one`
      ? never
      : Key]: Key extends `${infer Base}_other`
    ? Counted<FormOf<English, Base>>
    : English[Key] extends string
      ? [OpenPlaces<English[Key]>] extends [never]
        ? string
        : Phrase<OpenPlaces<English[Key]>>
      : Words<English[Key]>;
};

/** The same words in another language: every key, and no other. */
export type Translation<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Translation<English[Key]>;
};
