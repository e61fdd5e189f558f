/** The items of which a text, or a word of it, begins with what was typed; those that begin with it come first. */
export function bestMatches<Item>(
  items: readonly Item[],
  query: string,
  textsOf: (item: Item) => readonly string[],
  most: number,
): Item[] {
  const wanted = query.toLocaleLowerCase();
  const rankOf = (item: Item) => {
    const texts = textsOf(item).map((text) => text.toLocaleLowerCase());
    if (texts.some((text) => text.startsWith(wanted))) return 0;
    return texts.some((text) => text.split(/[\s._-]+/u).some((word) => word.startsWith(wanted))) ? 1 : 2;
  };
  return items
    .map((item) => ({ item, rank: rankOf(item) }))
    .filter(({ rank }) => rank < 2)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ item }) => item);
}
