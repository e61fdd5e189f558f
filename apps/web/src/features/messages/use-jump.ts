import { type RefObject, useEffect, useRef } from 'react';
import { notifyFailure } from '../../shared/ui/notify';
import type { TimelineHandle } from './timeline-view';
import { words } from './words';

interface JumpOptions {
  targetSeq: number | null;
  isLoaded: boolean;
  loadAround: (seq: number) => Promise<void>;
  timeline: RefObject<TimelineHandle | null>;
}

/** Goes to the message that an address leads to, once for each. */
export function useJump({ targetSeq, isLoaded, loadAround, timeline }: JumpOptions): void {
  const done = useRef<number | null>(null);
  useEffect(() => {
    if (targetSeq === null) done.current = null;
    if (targetSeq === null || !isLoaded || done.current === targetSeq) return;
    done.current = targetSeq;
    loadAround(targetSeq).then(
      () => timeline.current?.jumpTo(targetSeq),
      (error: unknown) => notifyFailure(words.targetFailed, error),
    );
  }, [targetSeq, isLoaded, loadAround, timeline]);
}
