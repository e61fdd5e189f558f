import { useState } from 'react';
import { StatusLine } from '../../shared/people/status-line';
import { useMe } from '../../shared/session/session';
import { Button } from '../../shared/ui/button';
import { PictureField } from './picture-field';
import { ProfileForm } from './profile-form';
import { Section } from './section';
import { StatusDialog } from './status-dialog';
import { words } from './words';

/** Everything that others see of oneself. */
export function ProfileSection() {
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Section title={words.sections.profile} text={words.profileText}>
        <PictureField />
        <ProfileForm />
      </Section>
      <Section title={words.status}>
        <div className="flex flex-wrap items-center gap-3">
          <StatusLine status={me.status} withEnd className="rounded-control bg-sunken px-3 py-2" />
          <Button variant="secondary" onClick={() => setOpen(true)}>
            {words.statusSave}
          </Button>
        </div>
        <StatusDialog open={isOpen} onOpenChange={setOpen} />
      </Section>
    </>
  );
}
