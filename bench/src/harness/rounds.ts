import { median, medianOfRatios } from './statistics.js';

interface Comparison {
  rounds: number;
  ours: () => Promise<number>;
  baseline: () => Promise<number>;
}

/**
 * Measures two variants in turns, so that whatever else the machine does meets both. Who begins changes with every
 * round.
 */
export async function compare({ rounds, ours, baseline }: Comparison) {
  const figures: { ours: number; baseline: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await ours();
      figures.push({ ours: first, baseline: await baseline() });
    } else {
      const first = await baseline();
      figures.push({ baseline: first, ours: await ours() });
    }
  }
  return {
    ours: median(figures.map((figure) => figure.ours)),
    baseline: median(figures.map((figure) => figure.baseline)),
    ratio: medianOfRatios(figures),
  };
}
