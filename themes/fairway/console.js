/* What belongs to the page and not to a screen: colour scheme, the clock, fresh times, the keys. */
(() => {
  const root = document.documentElement;
  const key = 'fairway-scheme';
  const stored = () => {
    try {
      return localStorage.getItem(key) || 'system';
    } catch {
      return 'system';
    }
  };
  const paint = (scheme) => {
    root.style.colorScheme = scheme === 'light' || scheme === 'dark' ? scheme : 'light dark';
    root.dataset.scheme = scheme;
  };
  paint(stored());

  window.fairway = {
    scheme(scheme) {
      try {
        localStorage.setItem(key, scheme);
      } catch {
        /* It holds for this page, then. */
      }
      paint(scheme);
    },
  };
  /* Buttons that are off keep their hint, and can be reached to read it. */
  window.Vaadin = window.Vaadin || {};
  window.Vaadin.featureFlags = Object.assign(window.Vaadin.featureFlags || {}, { accessibleDisabledButtons: true });

  /* The words are the server's: see Shell and words.properties. */
  const say = (key, value) => window.fairwayWords[key].replace('{0}', () => value);
  const relative = (then) => {
    const seconds = Math.max(0, (Date.now() - then) / 1000);
    if (seconds < 60) return say('common.now');
    if (seconds < 3600) return say('common.minutes', Math.floor(seconds / 60));
    if (seconds < 48 * 3600) return say('common.hours', Math.floor(seconds / 3600));
    return say('common.days', Math.floor(seconds / 86400).toLocaleString('en-GB'));
  };
  const ahead = (then) => {
    const minutes = Math.floor((then - Date.now()) / 60_000);
    if (minutes < 1) return say('common.any.moment');
    const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
    const parts = [[days, 'common.days'], [hours, 'common.span.hours'], [minutes % 60, 'common.span.minutes']].filter(([count]) => count);
    return say('common.in', parts.slice(0, 2).map(([count, unit]) => say(unit, count)).join(' '));
  };
  const freshen = () => {
    for (const time of document.querySelectorAll('time[data-in]')) {
      const text = [...time.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      const words = ahead(Date.parse(time.dateTime));
      if (text && text.data !== words) text.data = words;
    }
    for (const time of document.querySelectorAll('time[data-ago]')) {
      const text = [...time.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      const ago = relative(Date.parse(time.dateTime));
      const words = ago === say('common.now') || !time.dataset.ago ? ago : time.dataset.ago.replace('{0}', ago);
      /* The text node stays the same one: the template that made it still knows it. */
      if (text && text.data !== words) text.data = words;
    }
  };
  setInterval(freshen, 15_000);

  const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });
  const hint = (event) => {
    const time = event.target instanceof Element && event.target.closest('time[datetime]');
    if (time) time.title = exact.format(Date.parse(time.dateTime));
  };
  document.addEventListener('mouseover', hint, { passive: true });
  document.addEventListener('focusin', hint, { passive: true });

  /* Whether the server answers is asked of the server: a broken push may go unnoticed for minutes. */
  let heard = Date.now();
  let lost = false;
  const ask = async () => {
    if (document.hidden || !document.getElementById('live')) return;
    try {
      await fetch(new URL('actuator/health/liveness', document.baseURI), { cache: 'no-store', signal: AbortSignal.timeout(4_000) });
      heard = Date.now();
      if (lost) await returned();
      lost = false;
    } catch {
      lost = true;
    }
    show();
  };
  /* One that started anew knows no window of before: the page loads itself again, where it is. */
  const returned = async () => {
    const answer = await fetch(new URL('?v-r=heartbeat&v-uiId=-1', document.baseURI), { method: 'POST', signal: AbortSignal.timeout(4_000) });
    if (answer.status === 403 || answer.redirected) location.reload();
  };
  const write = (id, text) => {
    const element = document.getElementById(id);
    if (element && element.textContent !== text) element.textContent = text;
  };
  const age = () => {
    const seconds = Math.floor((Date.now() - heard) / 1_000);
    return seconds < 60 ? `${seconds} s` : relative(heard);
  };
  const show = () => {
    const live = document.getElementById('live');
    if (!live) return;
    live.classList.toggle('fw-lost', lost);
    live.title = lost ? say('frame.lost.title') : '';
    write('live-word', say(lost ? 'frame.lost' : 'frame.live'));
    write('clock', lost ? say('frame.lost.age', age()) : `${new Date().toISOString().slice(11, 19)} UTC`);
  };
  setInterval(show, 1_000);
  setInterval(ask, 5_000);
  document.addEventListener('visibilitychange', ask);

  /* Keys, as Keyboard.java lists them: one, or one after the other. */
  let first = '';
  let firstAt = 0;
  /* Shown is what has a box: an offsetParent is no sign, because what lies in the fixed header may have none. */
  /* Of several selectors the first one counts first: the search of a list before that of the header. */
  const find = (selector) => selector.split(', ').flatMap((one) => [...document.querySelectorAll(one)]).find((found) => found.id === 'help' || found.getClientRects().length);
  const act = (key) => {
    const keys = first && Date.now() - firstAt < 1_500 ? `${first} ${key}` : key;
    first = window.fairwayKeys.some(([known]) => known.startsWith(`${keys} `)) ? keys : '';
    firstAt = Date.now();
    const [, selector, how] = window.fairwayKeys.find(([known]) => known === keys) || [];
    const target = selector && find(selector);
    if (!target) return false;
    if (how === 'FOCUS') target.focus();
    else (target.shadowRoot?.querySelector('a') ?? target).click();
    return true;
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.composedPath()[0];
    if (at instanceof Element && (at.matches('input, textarea, select') || at.isContentEditable)) return;
    if (document.querySelector('vaadin-dialog[opened]')) return;
    if (event.key !== 'Shift' && act(event.key)) event.preventDefault();
  });
})();
