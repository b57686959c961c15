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
    dialog.addEventListener('close', () => dialog.replaceChildren());
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

  const count = () => {
    const told = byId('selected');
    if (told) {
      const many = document.querySelectorAll('#selection input[type=checkbox]:checked').length;
      const text = many === 1 ? told.dataset.one : told.dataset.many.replace('2', String(many));
      told.textContent = many ? text : '';
    }
  };

  document.addEventListener('change', (event) => {
    if (event.target.closest('#selection')) {
      count();
    }
  });

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
      '/': () => search && search.focus(),
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

  // A session that rests ends: it is told a minute before, and the page leaves when it has ended.

  const idle = Number(document.body.dataset.idle || 0) * 1000;
  const warning = byId('idle');
  let used = Date.now();

  if (idle && warning) {
    document.body.addEventListener('htmx:afterRequest', () => { used = Date.now(); });
    byId('idle-stay').addEventListener('click', () => {
      fetch('/console/session', { redirect: 'manual' }).then((answer) => {
        used = Date.now();
        if (!answer.ok) {
          location.reload();
        }
      });
    });
    const look = () => {
      const left = idle - (Date.now() - used);
      if (left <= 0) {
        location.reload();
      } else if (left < 60000 && !warning.open) {
        warning.showModal();
      }
    };
    setInterval(look, 1000);
    document.addEventListener('visibilitychange', look); // timers of what nobody sees run late
  }
})();
