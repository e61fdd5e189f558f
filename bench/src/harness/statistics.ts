/** The middle one of some figures; NaN of none. */
export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

/** The figure below which a share of them lies, read between the two nearest. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

export function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}

/** The median over the rounds of what each round's own two figures come to. */
export function medianOfRatios(rounds: readonly { ours: number; baseline: number }[]): number {
  return median(rounds.map(({ ours, baseline }) => ours / baseline));
}
