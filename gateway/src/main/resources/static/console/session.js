// How a session that rests ends, and what is told when no answer comes. The gateway ends sessions without this file, too.
(() => {
  'use strict';

  const byId = (id) => document.getElementById(id);
  const isWatching = (event) => Boolean(event.detail.requestConfig && event.detail.requestConfig.headers['Acquit-Watching']);

  // The page stays when nothing came back, or what is no page of ours, and says what is known.

  const words = byId('lost');
  let lost = null;

  const clear = () => {
    if (lost) {
      lost.remove();
      lost = null;
    }
  };

  const tell = (verb) => {
    if (lost && lost.isConnected && lost.dataset.verb === verb) {
      return;
    }
    clear();
    lost = words.content.firstElementChild.cloneNode(true);
    lost.dataset.verb = verb;
    lost.querySelectorAll('[data-lost]').forEach((part) => { part.hidden = part.dataset.lost !== verb; });
    const again = lost.querySelector('a');
    again.href = location.pathname + location.search;
    const panel = document.querySelector('#dialog[open] #panel');
    if (panel) {
      panel.prepend(lost);
    } else {
      byId('main').before(lost);
    }
    lost.scrollIntoView({ block: 'nearest' });
    if (!document.activeElement || document.activeElement === document.body) {
      again.focus();
    }
  };

  const isRead = (event) => Boolean(event.detail.requestConfig) && event.detail.requestConfig.verb === 'get';
  const fails = (event) => tell(isRead(event) ? 'get' : 'post');

  if (words) {
    document.body.addEventListener('htmx:sendError', fails);
    document.body.addEventListener('htmx:timeout', fails);
    document.body.addEventListener('htmx:beforeSwap', (event) => {
      if (event.detail.shouldSwap && !String(event.detail.serverResponse).includes('<main id="main"')) {
        event.detail.shouldSwap = false;
        fails(event);
      }
    });
    document.body.addEventListener('htmx:afterSwap', (event) => {
      if (lost && (lost.dataset.verb === 'get' || !isWatching(event))) { // what is in doubt stays told
        clear();
      }
    });
  }

  // A session that rests ends: it is told a minute before. What somebody does in one tab counts for all.

  const USED = 'acquit-used';
  const MINUTE = 60000;

  const idle = Number(document.body.dataset.idle || 0) * 1000;
  const warning = byId('idle');
  let used = Date.now();
  let asking = false;
  let over = false;

  if (!idle || !warning) {
    return;
  }

  const soon = Math.min(MINUTE, idle / 3);
  const pace = Math.min(MINUTE, idle / 10);

  const use = () => {
    used = Date.now();
    try {
      localStorage.setItem(USED, String(used));
    } catch (refused) { // then each tab is by itself
    }
  };

  const elsewhere = () => {
    try {
      const at = Number(localStorage.getItem(USED));
      return at <= Date.now() ? at : 0;
    } catch (refused) {
      return 0;
    }
  };

  const left = () => idle - (Date.now() - Math.max(used, elsewhere()));

  // Typing asks for nothing by itself: the gateway is told that somebody is there.

  const stay = () => {
    if (asking || over) {
      return;
    }
    asking = true;
    fetch('/console/session', { redirect: 'manual' })
      .then((answer) => {
        if (answer.ok) {
          use();
          look();
        } else if (answer.type === 'opaqueredirect') {
          location.reload(); // it has ended, and the gateway says so
        }
      })
      .catch(() => {})
      .finally(() => { asking = false; });
  };

  const isWritten = () => [...document.querySelectorAll('form[method=post] textarea, form[method=post] input:not([type=hidden]):not([type=checkbox])')]
    .some((field) => field.value !== field.defaultValue);

  const end = () => {
    over = true;
    const next = location.pathname + location.search;
    const body = new URLSearchParams(new FormData(byId('sign-out')));
    body.set('next', next);
    fetch('/console/sign-out', { method: 'POST', body, redirect: 'manual', keepalive: true })
      .catch(() => {}) // it ends by itself soon
      .finally(() => location.assign(`/console/sign-in?rested=true&next=${encodeURIComponent(next)}`));
  };

  const look = () => {
    const rest = left();
    if (over) {
      return;
    }
    if (rest <= 0) {
      end();
    } else if (rest >= soon) {
      warning.close();
    } else if (!warning.open) {
      byId('idle-written').hidden = !isWritten();
      warning.showModal();
    }
  };

  const act = () => {
    if (left() < idle - pace) {
      stay();
    }
  };

  use();
  document.body.addEventListener('htmx:afterRequest', (event) => {
    const { status } = event.detail.xhr;
    if (!isWatching(event) && status && status < 500) {
      use();
    }
  });
  byId('idle-stay').addEventListener('click', stay);
  ['keydown', 'pointerdown', 'input'].forEach((what) => document.addEventListener(what, act, { capture: true, passive: true }));
  setInterval(look, 1000);
  document.addEventListener('visibilitychange', look); // timers of what nobody sees run late
})();
