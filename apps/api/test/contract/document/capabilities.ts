/** A capability, what brings it, and the test that fails without it, as [file, title]. */
export interface Capability {
  row: string;
  what: string;
  /** Procedures, or the name of whatever else brings it. */
  by: readonly string[];
  test?: readonly [file: string, title: string];
  /** Where it is still to come. */
  later?: string;
}

export const CAPABILITIES: readonly Capability[] = [];
