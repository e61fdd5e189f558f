/** The first of the list's children that reaches into the view, found by halving. */
export function firstInView(list: HTMLElement, view: HTMLElement): HTMLElement | null {
  const { children } = list;
  const top = view.getBoundingClientRect().top;
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((children[middle]?.getBoundingClientRect().bottom ?? 0) <= top) low = middle + 1;
    else high = middle;
  }
  const found = children[low];
  return found instanceof HTMLElement ? found : null;
}
