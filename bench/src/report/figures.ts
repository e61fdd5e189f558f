import type { Result } from '../harness/row.js';

/** A figure as people read it: three digits that mean something. */
export function figure(value: number | null): string {
  if (value === null || Number.isNaN(value)) return '–';
  if (Math.abs(value) >= 1_000) return Math.round(value).toLocaleString('en');
  if (Number.isInteger(value)) return `${value}`;
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

export function verdict({ ok }: Pick<Result, 'ok'>): string {
  if (ok === null) return 'failed';
  return ok ? 'ok' : 'short';
}
