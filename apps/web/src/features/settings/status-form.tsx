import { usersUpdateMeInput } from '@confab/shared';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { applyFailure } from '../../shared/forms/apply-failure';
import { StatusLine } from '../../shared/people/status-line';
import { useMe } from '../../shared/session/session';
import { Button } from '../../shared/ui/button';
import { Field, FormError, Input, Select } from '../../shared/ui/field';
import { momentOf, type StatusEnd } from './status-ends';
import { useUpdateMe } from './update-me';
import { words } from './words';

const ENDS = ['never', 'half', 'hour', 'four', 'today', 'week'] as const satisfies readonly StatusEnd[];
const presets = [
  { emoji: '🗓️', name: 'meeting', end: 'hour' },
  { emoji: '🥪', name: 'lunch', end: 'hour' },
  { emoji: '🎧', name: 'quiet', end: 'four' },
  { emoji: '🏡', name: 'home', end: 'today' },
  { emoji: '🤒', name: 'ill', end: 'today' },
  { emoji: '🌴', name: 'holiday', end: 'week' },
] as const;

/** Sets or clears what one says of one's moment. */
export function StatusForm({ onDone }: { onDone: () => void }) {
  const me = useMe();
  const updateMe = useUpdateMe();
  const [end, setEnd] = useState<StatusEnd>('never');
  const form = useForm({
    resolver: zodResolver(usersUpdateMeInput),
    defaultValues: { status: { emoji: me.status?.emoji ?? '', text: me.status?.text ?? '' } },
  });
  const { errors, isSubmitting } = form.formState;

  async function set(status: { emoji?: string; text?: string; expiresAt?: Date | null } | null) {
    try {
      await updateMe.mutateAsync({ status });
      onDone();
    } catch (error) {
      applyFailure(form, [], error);
    }
  }

  const submit = form.handleSubmit(({ status }) =>
    set(status ? { ...status, expiresAt: momentOf(end, new Date()) } : null),
  );

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <FormError>{errors.root?.message}</FormError>
      {me.status && <StatusLine status={me.status} withEnd className="rounded-control bg-sunken px-3 py-2" />}
      <div className="flex gap-2">
        <div className="w-18 shrink-0">
          <Field label={words.statusEmoji} error={errors.status?.emoji?.message}>
            {(control) => (
              <Input {...control} {...form.register('status.emoji')} autoComplete="off" className="text-center" />
            )}
          </Field>
        </div>
        <div className="min-w-0 flex-1">
          <Field
            label={words.statusText}
            error={errors.status?.text?.message ?? errors.status?.root?.message ?? errors.status?.message}
          >
            {(control) => (
              <Input
                {...control}
                {...form.register('status.text')}
                autoComplete="off"
                placeholder={words.statusPlaceholder}
              />
            )}
          </Field>
        </div>
      </div>
      <ul aria-label={words.presets} className="-mt-2 flex flex-wrap gap-1.5">
        {presets.map(({ emoji, name, end: usual }) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => {
                form.reset({ status: { emoji, text: words.suggested[name] } });
                setEnd(usual);
              }}
              className="h-8 rounded-full border border-line-strong/60 px-3 text-ink-soft text-small hover:bg-hover hover:text-ink touch:h-11"
            >
              <span className="mr-1.5">{emoji}</span>
              {words.suggested[name]}
            </button>
          </li>
        ))}
      </ul>
      <Field label={words.statusEnds} reserve={false}>
        {(control) => (
          <Select
            {...control}
            value={end}
            onChange={(event) => setEnd(ENDS.find((known) => known === event.target.value) ?? 'never')}
          >
            {ENDS.map((known) => (
              <option key={known} value={known}>
                {words.ends[known]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="mt-2 flex flex-wrap justify-end gap-2">
        {me.status && (
          <Button variant="ghost" onClick={() => void set(null)}>
            {words.statusClear}
          </Button>
        )}
        <Button type="submit" pending={isSubmitting}>
          {words.statusSave}
        </Button>
      </div>
    </form>
  );
}
