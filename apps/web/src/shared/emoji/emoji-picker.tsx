import {
  type EmojiData,
  type EmojiPickerListCategoryHeaderProps,
  type EmojiPickerListEmojiProps,
  type EmojiPickerListRowProps,
  EmojiPicker as Frimousse,
  type SkinTone,
} from 'frimousse';
import { useState } from 'react';
import { cn } from '../ui/cn';
import { type EmojiSet, emojiLanguage, loadEmoji } from './emoji-data';
import { words } from './words';

const TONES = ['light', 'medium-light', 'medium', 'medium-dark', 'dark'] as const;
const TONE_KEY = 'confab.skinTone';

function forPicker({ emojis, groups, tones }: EmojiSet, locale: string): EmojiData {
  const toneNames = new Map(tones);
  const nameOf = (tone: (typeof TONES)[number]) => toneNames.get(tone) ?? tone;
  return {
    locale,
    categories: groups.map(([index, label]) => ({ index, label })),
    skinTones: {
      light: nameOf('light'),
      'medium-light': nameOf('medium-light'),
      medium: nameOf('medium'),
      'medium-dark': nameOf('medium-dark'),
      dark: nameOf('dark'),
    },
    emojis: emojis.map(({ emoji, group, label, tags, shortNames, skins }) => {
      const [light = emoji, mediumLight = emoji, medium = emoji, mediumDark = emoji, dark = emoji] = skins;
      return {
        emoji,
        category: group,
        label,
        version: 1,
        tags: [...tags, ...shortNames],
        ...(skins.length > 0 && {
          skins: { light, 'medium-light': mediumLight, medium, 'medium-dark': mediumDark, dark },
        }),
      };
    }),
  };
}

async function resolveEmojiData(locale: string): Promise<EmojiData> {
  return forPicker(await loadEmoji(), locale);
}

function keptTone(): SkinTone {
  try {
    return TONES.find((tone) => tone === window.localStorage.getItem(TONE_KEY)) ?? 'none';
  } catch {
    return 'none';
  }
}

function keepTone(tone: string): void {
  try {
    window.localStorage.setItem(TONE_KEY, tone);
  } catch {
    // It is chosen again the next time.
  }
}

const cellStyles = 'size-9 touch:size-11';

function CategoryHeader({ category, className, ...rest }: EmojiPickerListCategoryHeaderProps) {
  return (
    <div
      {...rest}
      className={cn('bg-raised px-3 py-1.5 first-letter:uppercase font-medium text-ink-soft text-tiny', className)}
    >
      {category.label}
    </div>
  );
}

/** The picker counts from nought and looks for its rows by that; to screen readers there is no row nought. */
function Row({ children, 'aria-rowindex': row, ...rest }: EmojiPickerListRowProps) {
  return (
    <div {...rest} {...(row && { 'aria-rowindex': row })} className="px-2">
      {children}
    </div>
  );
}

function Cell({ emoji, 'aria-colindex': column, ...rest }: EmojiPickerListEmojiProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(column !== undefined && { 'aria-colindex': column + 1 })}
      className={cn('grid place-items-center rounded-control text-[1.25rem] data-[active]:bg-hover', cellStyles)}
    >
      {emoji.emoji}
    </button>
  );
}

const components = { CategoryHeader, Row, Emoji: Cell };

/** All emoji, to be searched and chosen from. Its data comes from this server. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const [tone] = useState<SkinTone>(keptTone);
  return (
    <Frimousse.Root
      locale={emojiLanguage()}
      skinTone={tone}
      columns={8}
      resolveEmojiData={resolveEmojiData}
      onEmojiSelect={({ emoji }) => onPick(emoji)}
      className="isolate flex h-[min(22.5rem,var(--radix-popover-content-available-height))] w-fit flex-col"
    >
      <div className="flex items-center gap-1 p-2 pb-1.5">
        <Frimousse.Search
          autoFocus
          aria-label={words.search}
          placeholder={words.search}
          className="h-9 min-w-0 flex-1 rounded-control border border-line-strong/70 bg-canvas px-2.5 focus:border-focus focus:outline-none touch:h-11 touch:text-[1rem]"
        />
        <Frimousse.SkinTone>
          {({ skinTone, setSkinTone, skinToneVariations }) => {
            const at = skinToneVariations.findIndex((variation) => variation.skinTone === skinTone);
            const next = skinToneVariations[(at + 1) % skinToneVariations.length];
            return (
              <button
                type="button"
                aria-label={words.tone}
                onClick={() => {
                  if (!next) return;
                  keepTone(next.skinTone);
                  setSkinTone(next.skinTone);
                }}
                className={cn(
                  'grid shrink-0 place-items-center rounded-control text-heading hover:bg-hover',
                  cellStyles,
                )}
              >
                {skinToneVariations[at]?.emoji}
              </button>
            );
          }}
        </Frimousse.SkinTone>
      </div>
      <Frimousse.Viewport tabIndex={0} className="min-h-0 w-full flex-1 outline-none">
        <Frimousse.Loading className="absolute inset-0 grid place-items-center text-ink-faint text-small">
          {words.loading}
        </Frimousse.Loading>
        <Frimousse.Empty className="absolute inset-0 grid place-items-center text-ink-faint text-small">
          {words.none}
        </Frimousse.Empty>
        <Frimousse.List className="select-none pb-1.5" aria-label={words.choose} components={components} />
      </Frimousse.Viewport>
      <p className="flex h-9 items-center gap-2 border-t px-3 text-ink-soft text-small">
        <Frimousse.ActiveEmoji>
          {({ emoji }) =>
            emoji ? (
              <>
                <span className="font-emoji text-heading">{emoji.emoji}</span>
                <span className="truncate">{emoji.label}</span>
              </>
            ) : (
              words.choose
            )
          }
        </Frimousse.ActiveEmoji>
      </p>
    </Frimousse.Root>
  );
}
