import { useMutation, useQuery } from '@tanstack/react-query';
import { queryClient, trpc } from '../../shared/api/confab';

/** What a link leads to, for anybody who has it. */
export function useInvitationPreview(code: string) {
  return useQuery(trpc.invitations.preview.queryOptions({ code }, { staleTime: 0 }));
}

/** Joins by a link. The teams and rooms one is in are read again. */
export function useJoinTeam() {
  return useMutation(
    trpc.invitations.join.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.teams.list.queryKey() }),
    }),
  );
}

/** The links of a team that were made. */
export function useInvitations(teamId: string, enabled: boolean) {
  return useQuery(trpc.invitations.list.queryOptions({ teamId, limit: 100 }, { enabled, staleTime: 0 }));
}

function readLinksAgain(teamId: string) {
  return queryClient.invalidateQueries({ queryKey: trpc.invitations.list.queryKey({ teamId, limit: 100 }) });
}

/** Makes a link. */
export function useCreateInvitation() {
  return useMutation(
    trpc.invitations.create.mutationOptions({ onSuccess: (invitation) => readLinksAgain(invitation.teamId) }),
  );
}

/** Makes a link useless. */
export function useRevokeInvitation() {
  return useMutation(
    trpc.invitations.revoke.mutationOptions({ onSuccess: (invitation) => readLinksAgain(invitation.teamId) }),
  );
}
