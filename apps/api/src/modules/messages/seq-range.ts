/** Where a part of a history lies. */
export interface SeqRange {
  above?: number;
  below?: number;
}

/** A part of a history as a filter of `seq`; bounded below also where it has no lower end, so that an index serves. */
export function seqIn({ above, below }: SeqRange) {
  return { $gte: 0, ...(above !== undefined && { $gt: above }), ...(below !== undefined && { $lt: below }) };
}
