// What makes the console quicker: all of it works without this file, too.
(() => {
  'use strict';

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && /^[\w/+-]+$/.test(zone)) {
    document.cookie = `acquit-zone=${zone}; path=/console; max-age=31536000; samesite=lax`;
  }

  const byId = (id) => document.getElementById(id);
  const dialog = byId('dialog');
  const keys = byId('keys');

  // Dialogs: what is put into one opens it, and a new page closes it.

  const heading = (element) => {
    const found = element.querySelector('[role=alert]') || element.querySelector('h1, h2') || element;
    found.setAttribute('tabindex', '-1');
    return found;
  };

  let opener = null; // what was pressed; it is disabled while the gateway is asked, and browsers forget it

  if (dialog) {
    new MutationObserver(() => {
      if (dialog.childElementCount && !dialog.open) {
        dialog.showModal();
      }
      if (dialog.childElementCount) {
        const field = dialog.querySelector('[aria-invalid], input:not([type=hidden]), textarea, button');
        (field || heading(dialog)).focus();
      }
    }).observe(dialog, { childList: true });
    dialog.addEventListener('close', () => {
      dialog.replaceChildren();
      if (opener && opener.isConnected && (!document.activeElement || document.activeElement === document.body)) {
        opener.focus();
      }
    });
    document.body.addEventListener('htmx:configRequest', (event) => {
      if (!dialog.open) {
        const at = document.activeElement;
        opener = at && at !== document.body ? at : event.detail.elt.querySelector('button');
      }
    });
    document.addEventListener('click', (event) => {
      if (dialog.open && event.target.closest('.dialog-close')) {
        event.preventDefault();
        dialog.close();
      }
    });
  }

  new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]);
    const main = added.find((node) => node.id === 'main');
    if (main) {
      if (dialog && dialog.open) {
        dialog.close();
      }
      heading(main).focus();
    }
    const items = added.find((node) => node.id === 'items');
    if (items) {
      byId('live').textContent = items.dataset.summary || '';
      count();
      keepFocus(items);
    }
  }).observe(document.body, { childList: true, subtree: true });

  // The list: rows by the keyboard, and how many are ticked.

  const rows = () => [...document.querySelectorAll('table.items tbody tr')];
  const current = () => rows().findIndex((row) => row.contains(document.activeElement));

  const move = (by) => {
    const all = rows();
    const at = current();
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
    const link = all[next] && all[next].querySelector('a.open');
    if (link) {
      link.focus();
      link.scrollIntoView({ block: 'nearest' });
    }
  };

  const tick = () => {
    const row = rows()[current()];
    const box = row && row.querySelector('input[type=checkbox]:not(:disabled)');
    if (box) {
      box.checked = !box.checked;
      count();
    }
  };

  const boxes = () => [...document.querySelectorAll('#selection input[name=id]:not(:disabled)')];

  const count = () => {
    const told = byId('selected');
    if (!told) {
      return;
    }
    const many = boxes().filter((box) => box.checked).length;
    const text = many === 1 ? told.dataset.one : told.dataset.many.replace('2', String(many));
    told.textContent = many ? text : '';
    const whole = byId('tick-all');
    whole.hidden = false;
    whole.disabled = !boxes().length;
    whole.checked = many > 0 && many === boxes().length;
    whole.indeterminate = many > 0 && !whole.checked;
    const all = document.querySelector('input[name=all]');
    document.querySelectorAll('.selection button').forEach((button) => {
      button.disabled = !many && !(button.name === 'action' && all && all.checked);
    });
  };

  document.addEventListener('change', (event) => {
    if (event.target.id === 'tick-all') {
      boxes().forEach((box) => { box.checked = event.target.checked; });
    }
    if (event.target.form && event.target.form === byId('selection')) {
      count();
    }
  });

  count();
  window.addEventListener('pageshow', count); // a browser that comes back ticks again what was ticked

  // What was pressed may be gone, as the pager's end: the keyboard goes on at the list, and not at the page's top.

  const keepFocus = (items) => {
    if (!document.activeElement || document.activeElement === document.body) {
      items.focus({ preventScroll: true });
    }
  };

  // On a phone rows are cards: browsers that take display for meaning are told that it is a table still.

  const ROLES = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell' };
  const SCOPES = { col: 'columnheader', row: 'rowheader' };

  const nameTables = () => document.querySelectorAll('table.items:not([role])').forEach((table) => {
    [table, ...table.querySelectorAll('thead, tbody, tr, th, td')].forEach((part) => {
      part.setAttribute('role', SCOPES[part.scope] || ROLES[part.tagName] || 'cell');
    });
  });

  nameTables();
  document.body.addEventListener('htmx:afterSettle', nameTables);

  // Who has switched single keys off has none.

  const hasKeys = document.body.dataset.keys !== 'off';

  const seek = (search) => {
    search.closest('details').open = true;
    search.focus();
  };

  const isTyping = (target) => target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]');

  document.addEventListener('keydown', (event) => {
    if (!hasKeys || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) {
      return;
    }
    const search = byId('q');
    const does = {
      j: () => move(1),
      k: () => move(-1),
      x: tick,
      '/': () => search && seek(search),
      '?': () => keys && keys.showModal(),
    }[event.key];
    if (does) {
      event.preventDefault();
      does();
    }
  });

  document.querySelectorAll('.keys-open').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => keys.showModal());
  });
})();

// Live updates: that others have changed what stands here is told, and shown when somebody asks for it. Only a page that
// somebody looks at listens.
(() => {
  'use strict';

  const SOON = 2000; // milliseconds
  const MOST = 60000;

  const byId = (id) => document.getElementById(id);
  const region = () => document.querySelector('[data-since]');
  const changed = new Map(); // each item's last change that is not shown
  let missed = 0; // until when something may have changed that was not told
  let source = null;
  let last = '';
  let over = false;
  let pause = SOON;
  let again = 0;

  const isNew = (change, at) => {
    const here = at.dataset.item === change.id ? at : at.querySelector(`[data-item="${change.id}"]`);
    if (here || at.dataset.item) {
      return Boolean(here) && change.version > Number(here.dataset.version);
    }
    const seen = JSON.parse(at.dataset.seen);
    return change.at > Number(at.dataset.since) && !(change.version <= seen[change.id]);
  };

  const tell = (text) => {
    const news = byId('news');
    if (news.hidden || news.firstElementChild.textContent !== text) {
      news.firstElementChild.textContent = text;
      news.hidden = false;
      byId('live').textContent = text;
    }
  };

  // What is here may be another list than the one of which something was told.

  const show = () => {
    const at = region();
    const words = at && byId('news') && byId('news').dataset;
    if (!words) {
      return;
    }
    changed.forEach((change, id) => {
      const row = at.querySelector(`tr[data-item="${id}"]`);
      if (!isNew(change, at)) {
        changed.delete(id);
      } else if (row) {
        row.classList.add('changed');
      }
    });
    if (missed >= Number(at.dataset.since)) {
      tell(words.missed);
    } else if (changed.size) {
      tell(changed.size === 1 ? words.one : words.many.replace('2', String(changed.size)));
    }
  };

  const note = (changes) => {
    changes.forEach((change) => {
      const known = changed.get(change.id);
      if (!known || known.version < change.version) {
        changed.set(change.id, change);
      }
    });
    show();
  };

  const close = () => {
    clearTimeout(again);
    if (source) {
      source.close();
      source = null;
    }
  };

  const open = () => {
    const at = region();
    clearTimeout(again);
    if (source || over || !at || document.hidden || !window.EventSource) {
      return;
    }
    source = new EventSource(`/console/live?since=${encodeURIComponent(last || at.dataset.since)}`);
    const heard = (name, does) => source.addEventListener(name, (event) => {
      last = event.lastEventId;
      pause = SOON;
      does(event);
    });
    source.addEventListener('error', () => { // the browser tries again by itself, unless it was sent away
      if (source && source.readyState === EventSource.CLOSED) {
        source = null;
        again = setTimeout(open, pause * (1 + Math.random()));
        pause = Math.min(2 * pause, MOST);
      }
    });
    heard('beat', () => {});
    heard('items', (event) => note(JSON.parse(event.data)));
    heard('missed', () => {
      missed = Number(last);
      show();
    });
    heard('end', () => {
      over = true;
      close();
    });
  };

  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
  open();

  // What is ticked stays so when the list is shown anew, and a batch says when it is over.

  let ticked = [];
  let unfolded = false; // and so do filters on a phone
  document.body.addEventListener('htmx:beforeSwap', (event) => {
    const asked = event.detail.requestConfig && event.detail.requestConfig.elt;
    unfolded = Boolean(document.querySelector('#items .fold[open]'));
    ticked = asked && asked.closest('#news')
      ? [...document.querySelectorAll('#selection input[name=id]:checked')].map((box) => box.value)
      : [];
  });
  document.body.addEventListener('htmx:afterSwap', () => {
    const fold = document.querySelector('#items .fold');
    if (fold) {
      fold.open = unfolded;
    }
    const boxes = [...document.querySelectorAll('#selection input[name=id]:not(:disabled)')];
    const kept = boxes.filter((box) => ticked.includes(box.value));
    kept.forEach((box) => { box.checked = true; });
    if (kept.length) {
      kept[0].dispatchEvent(new Event('change', { bubbles: true }));
    }
    ticked = [];
    show();
    const progress = byId('progress');
    if (progress && progress.dataset.over) {
      byId('live').textContent = progress.dataset.over;
    }
  });
})();
