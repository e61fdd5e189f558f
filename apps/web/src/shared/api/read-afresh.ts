import type { QueryKey } from '@tanstack/react-query';
import { queryClient } from './confab';

/**
 * Reads again what is held under a key, because there is news. A first answer that is on its way may be older than the
 * news, and to invalidate alone would be content with it. Never fails: what cannot be read says so where it is shown.
 */
export async function readAfresh(queryKey: QueryKey): Promise<void> {
  await queryClient.cancelQueries({ queryKey });
  await queryClient.invalidateQueries({ queryKey });
}
