import { type Team, teamsNotifyInput, teamsUpdateInput } from '@confab/shared';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { trpc } from '../../shared/api/confab';
import { applyFailure } from '../../shared/forms/apply-failure';
import { Button } from '../../shared/ui/button';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { Dialog, DialogBody } from '../../shared/ui/dialog';
import { Field, FormError, Input } from '../../shared/ui/field';
import { notifyDone, notifyFailure } from '../../shared/ui/notify';
import { words } from './words';

interface TeamSettingsDialogProps {
  team: Team;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What a team is called, a word to everybody in it, and ways out of it. */
export function TeamSettingsDialog({ team, open, onOpenChange }: TeamSettingsDialogProps) {
  const leads = team.myRole === 'owner' || team.myRole === 'admin';
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.settingsOf(team.name)}>
      <DialogBody className="flex flex-col gap-6 pb-5">
        {leads && <NameForm team={team} />}
        {leads && <NoticeForm team={team} />}
        <Ends team={team} onDone={() => onOpenChange(false)} />
      </DialogBody>
    </Dialog>
  );
}

const nameSchema = teamsUpdateInput.pick({ name: true, description: true }).required();

function NameForm({ team }: { team: Team }) {
  const update = useMutation(trpc.teams.update.mutationOptions());
  const { name, description } = team;
  const form = useForm({ resolver: zodResolver(nameSchema), mode: 'onTouched', defaultValues: { name, description } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    try {
      await update.mutateAsync({ teamId: team.id, ...input });
      notifyDone(words.saved);
    } catch (error) {
      applyFailure(form, ['name', 'description'], error);
    }
  });
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2">
      <FormError>{errors.root?.message}</FormError>
      <Field label={words.name} error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register('name')} autoComplete="off" />}
      </Field>
      <Field label={words.description} error={errors.description?.message}>
        {(control) => <Input {...control} {...form.register('description')} autoComplete="off" />}
      </Field>
      <Button type="submit" variant="secondary" pending={isSubmitting} className="self-end">
        {words.save}
      </Button>
    </form>
  );
}

const noticeSchema = teamsNotifyInput.pick({ title: true, body: true });

function NoticeForm({ team }: { team: Team }) {
  const notify = useMutation(trpc.teams.notify.mutationOptions());
  const form = useForm({ resolver: zodResolver(noticeSchema), defaultValues: { title: '', body: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    try {
      await notify.mutateAsync({ teamId: team.id, ...input });
      form.reset();
    } catch (error) {
      applyFailure(form, ['title', 'body'], error);
    }
  });
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2">
      <h3 className="font-semibold">{words.noticeTitle}</h3>
      <FormError>{errors.root?.message}</FormError>
      <Field label={words.noticeHead} error={errors.title?.message}>
        {(control) => <Input {...control} {...form.register('title')} autoComplete="off" />}
      </Field>
      <Field label={words.noticeBody} error={errors.body?.message}>
        {(control) => <Input {...control} {...form.register('body')} autoComplete="off" />}
      </Field>
      <Button type="submit" variant="secondary" pending={isSubmitting} className="self-end">
        {words.noticeSend}
      </Button>
    </form>
  );
}

function Ends({ team, onDone }: { team: Team; onDone: () => void }) {
  const [asks, setAsks] = useState<'leave' | 'delete' | null>(null);
  const options = { onSuccess: onDone, onError: (error: unknown) => notifyFailure(words.changeFailed, error) };
  const leave = useMutation(trpc.teams.leave.mutationOptions(options));
  const remove = useMutation(trpc.teams.delete.mutationOptions(options));
  const teamId = team.id;
  return (
    <div className="flex flex-wrap gap-2 border-t pt-4">
      <Button variant="secondary" onClick={() => setAsks('leave')}>
        {words.leave}
      </Button>
      {team.myRole === 'owner' && (
        <Button variant="danger" onClick={() => setAsks('delete')}>
          {words.delete}
        </Button>
      )}
      <ConfirmDialog
        open={asks === 'leave'}
        onOpenChange={() => setAsks(null)}
        title={words.leaveTitle(team.name)}
        description={words.leaveText}
        confirmLabel={words.leave}
        onConfirm={() => leave.mutate({ teamId })}
      />
      <ConfirmDialog
        open={asks === 'delete'}
        onOpenChange={() => setAsks(null)}
        title={words.deleteTitle(team.name)}
        description={words.deleteText}
        confirmLabel={words.delete}
        onConfirm={() => remove.mutate({ teamId })}
      />
    </div>
  );
}
