import type { BenchContext } from './context.js';

/** What a figure has to come to. */
export interface Goal {
  /** As people say it: `≥ 5`, `≤ 300 µs`. */
  text: string;
  comparator: '>=' | '<=' | '=';
  value: number;
  /** Which figure is meant: what was measured of ours, or its ratio to the baseline. */
  of: 'ours' | 'ratio';
}

/** What a row brought. All figures are medians over the rounds. */
export interface Measurement {
  ours: number;
  /** The same of what ours is compared with, measured in the same run; null where there is nothing to compare. */
  baseline: number | null;
  /** The median of the ratios of the rounds; where left out, ours divided by the baseline. */
  ratio?: number;
  /** Of `ours` and `baseline`. */
  unit: string;
  /** Under which conditions, and what else was seen. */
  note?: string;
}

/** One line of the benchmark. */
export interface Row {
  /** Short, in kebab-case. */
  id: string;
  /** What is measured, of what and against what. */
  title: string;
  goal: Goal;
  /** Left out by `--quick`. */
  fullOnly?: boolean;
  measure(context: BenchContext): Promise<Measurement>;
}

/** A row after it was measured. */
export interface Result {
  row: Row;
  measurement: Measurement | null;
  ratio: number | null;
  /** Null where the row failed. */
  ok: boolean | null;
  failure: string | null;
  seconds: number;
}
