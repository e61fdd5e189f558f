import { changePasswordInput, usersDeactivateMeInput, usersUpdateMeInput } from '@confab/shared';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { confab } from '../../shared/api/confab';
import { applyFailure } from '../../shared/forms/apply-failure';
import { useMe } from '../../shared/session/session';
import { Button } from '../../shared/ui/button';
import { Field, FormError, Input } from '../../shared/ui/field';
import { notifyDone } from '../../shared/ui/notify';
import { PasswordInput } from '../../shared/ui/password-input';
import { Section } from './section';
import { useUpdateMe } from './update-me';
import { words } from './words';

const formStyles = 'flex max-w-100 flex-col gap-3';

/** Settles when what one has done before is done, so that the account can end. */
interface Ending {
  beforeEnd: () => Promise<void>;
}

/** The address, the password, and the end of one's account. */
export function AccountSection({ beforeEnd }: Ending) {
  const me = useMe();
  return (
    <>
      <Section title={words.email} text={words.emailText}>
        <p className="mb-4 font-medium">{me.email}</p>
        <EmailForm />
      </Section>
      <Section title={words.password} text={words.passwordText}>
        <PasswordForm username={me.username} />
      </Section>
      <Section title={words.deactivate} text={words.deactivateText}>
        <DeactivateForm beforeEnd={beforeEnd} />
      </Section>
    </>
  );
}

function EmailForm() {
  const updateMe = useUpdateMe();
  const form = useForm({
    resolver: zodResolver(usersUpdateMeInput),
    mode: 'onTouched',
    defaultValues: { email: '', currentPassword: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    try {
      await updateMe.mutateAsync(input);
      form.reset();
      notifyDone(words.saved);
    } catch (error) {
      applyFailure(form, ['email', 'currentPassword'], error);
    }
  });
  return (
    <form onSubmit={submit} noValidate aria-label={words.changeEmail} className={formStyles}>
      <FormError>{errors.root?.message}</FormError>
      <Field label={words.newEmail} error={errors.email?.message}>
        {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="email" />}
      </Field>
      <Field label={words.currentPassword} error={errors.currentPassword?.message}>
        {(control) => (
          <PasswordInput {...control} {...form.register('currentPassword')} autoComplete="current-password" />
        )}
      </Field>
      <Button type="submit" variant="secondary" pending={isSubmitting} className="self-start">
        {words.changeEmail}
      </Button>
    </form>
  );
}

function PasswordForm({ username }: { username: string }) {
  const form = useForm({
    resolver: zodResolver(changePasswordInput),
    mode: 'onTouched',
    defaultValues: { currentPassword: '', newPassword: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    try {
      await confab.api.auth.changePassword.mutate(input);
      form.reset();
      notifyDone(words.passwordChanged);
    } catch (error) {
      applyFailure(form, ['currentPassword', 'newPassword'], error);
    }
  });
  return (
    <form onSubmit={submit} noValidate aria-label={words.changePassword} className={formStyles}>
      <FormError>{errors.root?.message}</FormError>
      {/* Password managers ask whose password it is. */}
      <input type="text" name="username" autoComplete="username" defaultValue={username} hidden readOnly />
      <Field label={words.currentPassword} error={errors.currentPassword?.message}>
        {(control) => (
          <PasswordInput {...control} {...form.register('currentPassword')} autoComplete="current-password" />
        )}
      </Field>
      <Field label={words.newPassword} hint={words.passwordHint} error={errors.newPassword?.message}>
        {(control) => <PasswordInput {...control} {...form.register('newPassword')} autoComplete="new-password" />}
      </Field>
      <Button type="submit" variant="secondary" pending={isSubmitting} className="self-start">
        {words.changePassword}
      </Button>
    </form>
  );
}

function DeactivateForm({ beforeEnd }: Ending) {
  const form = useForm({
    resolver: zodResolver(usersDeactivateMeInput),
    mode: 'onSubmit',
    defaultValues: { password: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    try {
      await beforeEnd();
      await confab.api.users.deactivateMe.mutate(input);
      await confab.logout().catch(() => undefined);
    } catch (error) {
      applyFailure(form, ['password'], error);
    }
  });
  return (
    <form onSubmit={submit} noValidate aria-label={words.deactivate} className={formStyles}>
      <FormError>{errors.root?.message}</FormError>
      <Field label={words.currentPassword} error={errors.password?.message}>
        {(control) => <PasswordInput {...control} {...form.register('password')} autoComplete="current-password" />}
      </Field>
      <Button type="submit" variant="danger" pending={isSubmitting} className="self-start">
        {words.deactivateConfirm}
      </Button>
    </form>
  );
}
