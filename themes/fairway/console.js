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

  const relative = (then) => {
    const seconds = Math.max(0, (Date.now() - then) / 1000);
    if (seconds < 60) return 'now';
    if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
    if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h`;
    return `${Math.floor(seconds / 86400).toLocaleString('en-GB')} d`;
  };
  const ahead = (then) => {
    const minutes = Math.floor((then - Date.now()) / 60_000);
    if (minutes < 1) return 'any moment';
    const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
    const parts = [[days, 'd'], [hours, 'h'], [minutes % 60, 'min']].filter(([count]) => count);
    return `in ${parts.slice(0, 2).map((part) => part.join(' ')).join(' ')}`;
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
      const words = ago === 'now' || !time.dataset.ago ? ago : `${ago} ${time.dataset.ago}`;
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
  let lostSince = null;
  const ask = async () => {
    if (document.hidden || !document.getElementById('live')) return;
    try {
      await fetch(new URL('actuator/health/liveness', document.baseURI), { cache: 'no-store', signal: AbortSignal.timeout(4_000) });
      lostSince = null;
    } catch {
      lostSince ??= new Date();
    }
    show();
  };
  const show = () => {
    const live = document.getElementById('live');
    if (!live) return;
    const time = (date) => date.toISOString().slice(11, 19);
    const word = lostSince ? 'Not connected' : 'Live';
    live.classList.toggle('fw-lost', !!lostSince);
    live.title = lostSince ? 'What is shown is as old as the time beside this' : '';
    if (document.getElementById('live-word').textContent !== word) document.getElementById('live-word').textContent = word;
    document.getElementById('clock').textContent = lostSince ? `since ${time(lostSince)} UTC` : `${time(new Date())} UTC`;
  };
  setInterval(show, 1_000);
  setInterval(ask, 5_000);
  document.addEventListener('visibilitychange', ask);

  /* Keys: / searches, p pauses the rollout that is shown, g and a letter go to a screen. */
  const screens = { o: '', m: 'machines', g: 'groups', c: 'channels', e: 'releases', r: 'rollouts' };
  let wentAt = 0;
  const act = (event) => {
    const going = Date.now() - wentAt < 1_500;
    wentAt = event.key === 'g' && !going ? Date.now() : 0;
    if (going && event.key in screens) return document.querySelector(`vaadin-side-nav-item[path='${screens[event.key]}']`)?.shadowRoot?.querySelector('a');
    if (event.key === 'p') return document.getElementById('pause');
    return null;
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.composedPath()[0];
    if (at instanceof Element && (at.matches('input, textarea, select') || at.isContentEditable)) return;
    if (document.querySelector('vaadin-dialog[opened]')) return;
    const target = act(event);
    if (target) {
      event.preventDefault();
      target.click();
      return;
    }
    if (event.key !== '/') return;
    const field = document.getElementById('search') || document.getElementById('quick-search');
    if (field && field.offsetParent) {
      event.preventDefault();
      field.focus();
    }
  });
})();
