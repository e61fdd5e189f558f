import { useMutation } from '@tanstack/react-query';
import { confab, trpc } from '../../shared/api/confab';

/** Changes one's own account; the page shows the answer at once. */
export function useUpdateMe() {
  return useMutation(trpc.users.updateMe.mutationOptions({ onSuccess: (me) => confab.setMe(me) }));
}
