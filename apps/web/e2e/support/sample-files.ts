import type { Page } from '@playwright/test';

/** A picture of a size, drawn by the browser: a sky, a sun and hills. */
export async function picture(page: Page, width: number, height: number): Promise<Buffer> {
  const url = await page.evaluate(
    ([wide, high]) => {
      const canvas = document.createElement('canvas');
      canvas.width = wide;
      canvas.height = high;
      const context = canvas.getContext('2d');
      if (!context) return '';
      const sky = context.createLinearGradient(0, 0, 0, high);
      sky.addColorStop(0, '#3f7ea6');
      sky.addColorStop(1, '#f2d7a6');
      context.fillStyle = sky;
      context.fillRect(0, 0, wide, high);
      context.fillStyle = '#fff3cf';
      context.beginPath();
      context.arc(wide * 0.7, high * 0.35, high * 0.12, 0, 7);
      context.fill();
      for (const [index, colour] of ['#5d7f6a', '#3f6152', '#27453b'].entries()) {
        context.fillStyle = colour;
        context.beginPath();
        context.ellipse(wide * (0.2 + index * 0.35), high * (1.05 + index * 0.05), wide * 0.5, high * 0.4, 0, 0, 7);
        context.fill();
      }
      return canvas.toDataURL('image/png');
    },
    [width, height] as const,
  );
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
