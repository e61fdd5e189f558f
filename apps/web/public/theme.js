// Sets the theme before the first paint. Blocking on purpose, and a file of its own because inline scripts are forbidden.
(() => {
  const root = document.documentElement;
  let chosen = null;
  try {
    chosen = localStorage.getItem('confab.theme');
  } catch {
    // Storage may be closed to us; the system's theme then holds.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  const meta = document.querySelector('meta[name="theme-color"]');
  if (meta) meta.setAttribute('content', dark ? '#10171a' : '#f5f8f8');
})();
