import type { Team, TeamMember } from '@confab/shared';
import { useMutation } from '@tanstack/react-query';
import { EllipsisVertical, UserMinus } from 'lucide-react';
import { useState } from 'react';
import { queryClient, trpc } from '../../shared/api/confab';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { IconButton } from '../../shared/ui/icon-button';
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from '../../shared/ui/menu';
import { notifyFailure } from '../../shared/ui/notify';
import { words } from './words';

/** The roles that somebody may give: owners any, admins those up to a member. */
const GIVEN = { owner: ['owner', 'admin', 'member', 'guest'], admin: ['member', 'guest'] } as const;

/** What those who lead a team can do about one of its people. */
export function TeamMemberMenu({ team, member }: { team: Team; member: TeamMember }) {
  const options = {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['teamMembers', team.id] }),
    onError: (error: unknown) => notifyFailure(words.changeFailed, error),
  };
  const setRole = useMutation(trpc.teams.setRole.mutationOptions(options));
  const remove = useMutation(trpc.teams.removeMember.mutationOptions(options));
  const [isAsking, setAsking] = useState(false);
  const { user, role } = member;
  if (team.myRole !== 'owner' && team.myRole !== 'admin') return null;
  if (team.myRole === 'admin' && (role === 'owner' || role === 'admin')) return null;
  const input = { teamId: team.id, userId: user.id };
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <IconButton icon={EllipsisVertical} label={words.manage(user.displayName)} side="left" />
        </MenuTrigger>
        <MenuContent align="end">
          <MenuLabel>{words.role}</MenuLabel>
          <MenuRadioGroup value={role}>
            {GIVEN[team.myRole].map((given) => (
              <MenuRadioItem key={given} value={given} onSelect={() => setRole.mutate({ ...input, role: given })}>
                {words.roles[given]}
              </MenuRadioItem>
            ))}
          </MenuRadioGroup>
          <MenuSeparator />
          <MenuItem icon={UserMinus} danger onSelect={() => setAsking(true)}>
            {words.remove}
          </MenuItem>
        </MenuContent>
      </Menu>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={words.removeTitle({ name: user.displayName, team: team.name })}
        description={words.removeText}
        confirmLabel={words.remove}
        onConfirm={() => remove.mutate(input)}
      />
    </>
  );
}
