import type { Invitation, Team } from '@confab/shared';
import { useId, useState } from 'react';
import { Button } from '../../shared/ui/button';
import { Dialog, DialogBody } from '../../shared/ui/dialog';
import { Field, Select } from '../../shared/ui/field';
import { notifyFailure } from '../../shared/ui/notify';
import { CopyField } from './copy-field';
import { useCreateInvitation } from './invitations-api';
import { OpenInvitations } from './open-invitations';
import { words } from './words';

interface InviteDialogProps {
  team: Team;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

type InvitedRole = Invitation['role'];
const USES = [1, 10, 100];
const HOURS = [24, 168, 720] as const;

function isInvitedRole(value: string): value is InvitedRole {
  return value in words.roles;
}

/** Makes links by which people join a team, and shows those that work. */
export function InviteDialog({ team, open, onOpenChange }: InviteDialogProps) {
  const [role, setRole] = useState<InvitedRole>('member');
  const [hours, setHours] = useState<number>(168);
  const [uses, setUses] = useState(0);
  const [link, setLink] = useState<string | null>(null);
  const formId = useId();
  const createInvitation = useCreateInvitation();

  function create() {
    createInvitation.mutate(
      { teamId: team.id, role, expiresInHours: hours, ...(uses > 0 && { maxUses: uses }) },
      {
        onSuccess: (invitation) => setLink(invitation.url),
        onError: (error) => notifyFailure(words.createFailed, error, create),
      },
    );
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        onOpenChange(next);
        if (!next) setLink(null);
      }}
      title={words.title(team.name)}
      description={words.text}
      className="max-w-130"
    >
      <DialogBody className="flex flex-col gap-4 pb-5">
        <form
          id={formId}
          onSubmit={(event) => {
            event.preventDefault();
            create();
          }}
          className="grid gap-3 wide:grid-cols-3"
        >
          <Field label={words.role} reserve={false}>
            {(control) => (
              <Select
                {...control}
                value={role}
                onChange={(event) => isInvitedRole(event.target.value) && setRole(event.target.value)}
              >
                {Object.entries(words.roles).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={words.expires} reserve={false}>
            {(control) => (
              <Select {...control} value={hours} onChange={(event) => setHours(Number(event.target.value))}>
                {HOURS.map((value) => (
                  <option key={value} value={value}>
                    {words.expiries[value]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={words.uses} reserve={false}>
            {(control) => (
              <Select {...control} value={uses} onChange={(event) => setUses(Number(event.target.value))}>
                <option value={0}>{words.noLimit}</option>
                {USES.map((value) => (
                  <option key={value} value={value}>
                    {words.times(value)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </form>
        {link && <CopyField value={link} />}
        <Button
          type="submit"
          form={formId}
          size="large"
          variant={link ? 'secondary' : 'primary'}
          pending={createInvitation.isPending}
        >
          {link ? words.createAnother : words.create}
        </Button>
        <OpenInvitations teamId={team.id} enabled={open} />
      </DialogBody>
    </Dialog>
  );
}
