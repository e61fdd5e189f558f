// Runs in the page that is measured. A page counts as painted when the frame after the change has been presented.
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** The time when the frame that has just begun is painted. */
async function frameEnd() {
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  return performance.now();
}

/** The time when the next frame is painted. */
async function painted() {
  await frame();
  return frameEnd();
}

/** The time when the first frame is painted in which something is so. */
async function paintedWhen(isSo) {
  do await frame();
  while (!isSo());
  return frameEnd();
}

/** Longer ones keep somebody waiting who types or scrolls. */
const longTasks = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longTasks.push(duration);
}).observe({ type: 'longtask' });

const typed = [];
addEventListener(
  'keydown',
  (event) => {
    painted().then((at) => typed.push(at - event.timeStamp));
  },
  { capture: true },
);

globalThis.probes = {
  /** Opens a room by its link in the sidebar; the milliseconds until its messages are painted. */
  async switchTo(roomId) {
    const before = document.querySelector('[role="log"]');
    const link = document.querySelector(`a[data-room="${roomId}"]`);
    const start = performance.now();
    link.click();
    const end = await paintedWhen(() => {
      const log = document.querySelector('[role="log"]');
      return log && log !== before && log.querySelector('article[data-seq]') && location.pathname.endsWith(roomId);
    });
    return end - start;
  },

  /** The bytes of the programs and styles that came until the first message was painted. */
  async firstMessage() {
    const at = await paintedWhen(() => document.querySelector('[role="log"] article[data-seq]'));
    const bytes = performance
      .getEntriesByType('resource')
      .filter(({ name, responseEnd }) => /\.(?:js|css)$/.test(name) && responseEnd <= at)
      .reduce((sum, { transferSize }) => sum + transferSize, 0);
    return { bytes, milliseconds: at };
  },

  typed,

  /** Scrolls up through so many messages; how long the tasks were that took more than 100 ms. */
  async scrollThrough(count) {
    const scroller = document.querySelector('[data-testid="message-scroller"]');
    const first = () => Number(scroller.querySelector('article[data-seq]').dataset.seq);
    const start = first();
    longTasks.length = 0;
    while (start - first() < count) {
      scroller.scrollTop -= 500;
      await frame();
    }
    return longTasks.filter((duration) => duration > 100);
  },
};
