// What a site may keep on, or read from, a visitor's device. Made to a function of its configuration `c` by the server.
// No dependency; no request before an answer; nothing for a purpose before its yes.
(function (c) {
  'use strict';
  var d = document, root = d.documentElement, script = d.currentScript;
  var origin = script && script.src ? new URL(script.src).origin : location.origin;
  var path = origin === location.origin && (location.pathname + '/').indexOf(c.home + '/') === 0 ? c.home : '/';
  var tongue = (root.lang || '').slice(0, 2).toLowerCase().replace(/^(no|nn)$/, 'nb');
  if (!c.words[tongue]) tongue = c.language;
  var w = c.words[tongue], asked = c.asked, signal = navigator.globalPrivacyControl === true;
  var state = read(), once = [], loaded = {}, host, sheet, dialog, panel, icon, live;

  // ---- the answer ----
  function cookie(name) {
    var found = d.cookie.split('; ').filter(function (one) { return one.indexOf(name + '=') === 0; })[0];
    return found ? found.slice(name.length + 1) : '';
  }
  function keep(name, value, seconds, where) {
    d.cookie = name + '=' + value + '; path=' + (where || path) + '; SameSite=Lax' + (seconds === 0 ? '' : '; max-age=' + seconds)
      + (location.protocol === 'https:' ? '; Secure' : '');
  }
  function split(text) { return text ? text.split('!') : []; }
  function read() {
    var text = cookie('vern-choice'), part = text.split('.');
    if (part.length !== 6 || +part[0] < c.askedSince) return null;
    return { text: text, at: new Date(parseInt(part[1], 36) * 1000), yes: split(part[2]), no: split(part[3]), receipt: part[4] };
  }
  function allows(key) { return !!state && state.yes.indexOf(key) >= 0; }
  function complete() {
    return !!state && asked.every(function (one) { return allows(one.key) || state.no.indexOf(one.key) >= 0; });
  }
  function random() {
    var bytes = crypto.getRandomValues(new Uint8Array(16)), text = '';
    for (var i = 0; i < 16; i++) text += (bytes[i] + 256).toString(16).slice(1);
    return text;
  }
  function answer(yes) {
    var before = state, was = state ? state.yes : [];
    yes = asked.map(function (one) { return one.key; }).filter(function (key) { return yes.indexOf(key) >= 0; });
    var no = asked.map(function (one) { return one.key; }).filter(function (key) { return yes.indexOf(key) < 0; });
    // Where no receipt has come yet, the answer stands all the same.
    save([c.version, Math.floor(Date.now() / 1000).toString(36), yes.join('!'), no.join('!'), '', ''].join('.'));
    var ended = was.filter(function (key) { return yes.indexOf(key) < 0; });
    var ran = ended.filter(forget);
    send({ version: c.version, language: tongue, yes: yes, no: no, nonce: random(), previous: before ? before.text : '' })
      .then(function () { if (ran.length) location.reload(); });
    apply();
    return state;
  }
  function save(text) {
    keep('vern-choice', text, c.kept[text.split('.')[2] ? 0 : 1]);
    state = read() || { text: text, at: new Date(), yes: split(text.split('.')[2]), no: split(text.split('.')[3]), receipt: '' };
  }
  function send(given) {
    return fetch(origin + c.home + '/choices', { method: 'POST', keepalive: true, credentials: 'omit', headers: { 'Content-Type': 'text/plain' }, body: JSON.stringify(given) })
      .then(function (answered) { return answered.ok ? answered.json() : null; })
      .then(function (kept) { if (kept && state && !state.receipt) { save(kept.value); tell(); } })
      .catch(function () {});
  }
  // Takes away what a purpose has left on the device; tells whether something of it is still running on this page.
  function forget(key) {
    var group = asked.filter(function (one) { return one.key === key; })[0];
    group.items.forEach(function (item) {
      if (item[1] === 'local-storage') { try { localStorage.removeItem(item[0]); sessionStorage.removeItem(item[0]); } catch (e) { /* blocked */ } }
      d.cookie.split('; ').map(function (one) { return one.split('=')[0]; }).filter(function (name) {
        return item[0].slice(-1) === '*' ? name.indexOf(item[0].slice(0, -1)) === 0 : name === item[0];
      }).forEach(erase);
    });
    [].forEach.call(d.querySelectorAll('[data-purpose="' + key + '"][data-on]'), function (el) {
      if (el.tagName === 'SCRIPT') return;
      el.removeAttribute('data-on'); el.removeAttribute('src'); hold(el);
    });
    return !!loaded[key];
  }
  function erase(name) {
    var names = location.hostname.split('.');
    ['/', path].forEach(function (where) {
      keep(name, '', -1, where);
      for (var i = 0; i < names.length; i++) d.cookie = name + '=; max-age=-1; path=' + where + '; domain=' + names.slice(i).join('.');
    });
  }

  // ---- what is held back ----
  function apply() {
    consentMode('update');
    [].forEach.call(d.querySelectorAll('[data-purpose]:not([data-on])'), function (el) {
      if (allows(el.getAttribute('data-purpose')) || once.indexOf(el) >= 0) release(el); else hold(el);
    });
    (c.connectors || []).forEach(function (one) {
      if (!allows(one.purpose) || loaded[one.src]) return;
      loaded[one.src] = loaded[one.purpose] = true;
      if (one.gtag) { gtag('js', new Date()); gtag('config', one.gtag, { cookie_expires: one.expires, cookie_path: path, allow_google_signals: false }); }
      d.head.appendChild(make('script', { src: one.src, async: '' }));
    });
    (c.markers || []).forEach(function (one) {
      if (allows(one.purpose) && !cookie(one.name)) keep(one.name, random(), one.seconds);
    });
    tell();
  }
  function tell() {
    d.dispatchEvent(new CustomEvent('vern:choice', { detail: { yes: state ? state.yes.slice() : [], recorded: !!(state && state.receipt) } }));
  }
  function release(el) {
    el.setAttribute('data-on', '');
    if (el.vernHeld) { el.vernHeld.remove(); el.vernHeld = null; el.hidden = false; }
    if (el.tagName === 'SCRIPT') {
      loaded[el.getAttribute('data-purpose')] = true;
      var live = make('script', {});
      [].forEach.call(el.attributes, function (one) { if (!/^(type|data-src)$/.test(one.name)) live.setAttribute(one.name, one.value); });
      if (el.getAttribute('data-src')) live.src = el.getAttribute('data-src'); else live.textContent = el.textContent;
      el.replaceWith(live);
    } else if (el.getAttribute('data-src')) el.src = el.getAttribute('data-src');
  }
  // In the place of something to look at, its size, a word on who it is from, and a way to see just this.
  function hold(el) {
    if (el.vernHeld || el.tagName === 'SCRIPT' || (el.tagName === 'IMG' && !el.alt)) return;
    var box = make('div', { class: 'vern-held' }), inner = box.attachShadow({ mode: 'open' });
    inner.adoptedStyleSheets = [style()];
    var from = el.getAttribute('data-provider') || el.title || el.alt;
    var button = make('button', { type: 'button' }, w.once);
    button.onclick = function () { once.push(el); release(el); el.setAttribute('tabindex', '-1'); el.focus(); };
    inner.append(make('div', { class: 'held' }, make('p', {}, w.held.replace('%s', from)), button));
    if (el.getAttribute('width')) inner.firstChild.style.maxWidth = el.getAttribute('width') + 'px';
    if (el.getAttribute('height')) inner.firstChild.style.minHeight = el.getAttribute('height') + 'px';
    el.hidden = true; el.vernHeld = box; el.after(box);
  }
  function gtag() { (window.dataLayer = window.dataLayer || []).push(arguments); }
  function consentMode(what) {
    var told = { security_storage: 'granted' };
    ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage', 'functionality_storage', 'personalization_storage'].forEach(function (one) { told[one] = 'denied'; });
    asked.forEach(function (one) { if (allows(one.key)) one.signals.forEach(function (sign) { told[sign] = 'granted'; }); });
    if (what === 'default') told.wait_for_update = 500;
    gtag('consent', what, told);
  }

  // ---- what is seen ----
  function make(tag, attributes) {
    var el = d.createElement(tag);
    for (var name in attributes) el.setAttribute(name, attributes[name]);
    for (var i = 2; i < arguments.length; i++) if (arguments[i]) el.append(arguments[i]);
    return el;
  }
  function style() {
    if (!sheet) { sheet = new CSSStyleSheet(); sheet.replaceSync(c.style); }
    return sheet;
  }
  function button(text, act) { var b = make('button', { type: 'button' }, text); b.onclick = act; return b; }
  function three(last, act) {
    return make('div', { class: 'three' }, button(w.all, function () { done(asked.map(function (one) { return one.key; })); }),
      button(w.none, function () { done([]); }), button(last, act));
  }
  function done(yes) { answer(yes); dialog.close(); live.textContent = w.saved; }
  function table(rows) {
    var head = [w.name, w.provider, w.does, w.lasts];
    return make('div', { class: 'scroll' }, make('ul', {}, rows.reduce(function (all, row) {
      all.append(make('li', {}, make('b', {}, row[0]), make('dl', {}, row.slice(1).reduce(function (list, text, i) {
        list.append(make('div', {}, make('dt', {}, head[i + 1]), make('dd', {}, text))); return list;
      }, d.createDocumentFragment())))); return all;
    }, d.createDocumentFragment())));
  }
  function details(summary, rows) { return make('details', {}, make('summary', {}, summary), table(rows)); }
  function heading(text) { return make('h2', { id: 'q', tabindex: '-1', autofocus: '' }, text); }
  function policy() { return make('p', { class: 'small' }, make('a', { href: origin + c.home + '/cookies' }, w.policy)); }
  function question() {
    fill(heading(w.title), make('p', {}, w.text), three(w.choose, function () { purposes(); }), make('p', { class: 'small' }, (function () {
      var link = button(w.list, function () { purposes(true); }); link.className = 'link'; return link;
    })()));
  }
  function purposes(open) {
    var list = make('ul', { class: 'purposes' }, make('li', {}, make('div', {}, make('span', { class: 'name' }, w.necessary), make('p', {}, w.needed[0])),
      make('span', { class: 'always' }, w.always), details(w.needed[1], w.needed[2])));
    asked.forEach(function (one, i) {
      var text = w.groups[i], box = make('input', { type: 'checkbox', role: 'switch', id: 'v-' + one.key, value: one.key, 'aria-describedby': 'd-' + one.key });
      box.checked = allows(one.key);
      list.append(make('li', {}, make('div', {}, make('label', { for: 'v-' + one.key }, text[0]), make('p', { id: 'd-' + one.key }, text[1])), box, details(text[2], text[3])));
    });
    fill(heading(w.pick), make('p', {}, w.off), list, policy(), three(w.save, function () {
      done([].map.call(list.querySelectorAll('input:checked'), function (box) { return box.value; }));
    }));
    if (open) [].forEach.call(list.querySelectorAll('details'), function (one) { one.open = true; });
    dialog.scrollTop = 0;
    dialog.querySelector('h2').focus();
  }
  function fill() { dialog.replaceChildren.apply(dialog, arguments); }
  function open(direct) {
    if (panel) shut();
    if (direct) { if (!dialog.open) dialog.showModal(); purposes(); } else { question(); if (!dialog.open) dialog.showModal(); dialog.querySelector('h2').focus(); }
  }
  // What was chosen, beside the sign that opens it.
  function chosen() {
    if (panel) { shut(); return; }
    var yes = asked.map(function (one, i) { return allows(one.key) ? w.groups[i][0] : ''; }).filter(Boolean);
    var title = !state ? w.unanswered : yes.length ? w.accepted.replace('%s', yes.join(', ')) : w.refused;
    var when = state ? w.since.replace('%s', state.at.toLocaleString(tongue, { dateStyle: 'long', timeStyle: 'short' })).replace('%s', w.lasting[yes.length ? 0 : 1])
      : signal ? w.signal : w.again;
    var acts = make('div', { class: 'acts' }, yes.length ? button(w.withdraw, function () { answer([]); shut(); live.textContent = w.saved; icon.focus(); }) : null,
      button(w.change, function () { open(true); }), button(w.close, function () { shut(); icon.focus(); }));
    panel = make('section', { class: 'chosen', id: 'chosen', 'aria-labelledby': 'vh' }, make('h2', { id: 'vh', tabindex: '-1' }, title), make('p', {}, when), acts, policy());
    panel.onkeydown = function (event) { if (event.key === 'Escape') { shut(); icon.focus(); } };
    icon.after(panel); icon.setAttribute('aria-expanded', 'true'); panel.querySelector('h2').focus();
  }
  function shut() { if (panel) panel.remove(); panel = null; icon.setAttribute('aria-expanded', 'false'); }
  function svg(tag, attributes, inner) {
    var el = d.createElementNS('http://www.w3.org/2000/svg', tag);
    for (var name in attributes) el.setAttribute(name, attributes[name]);
    (inner || []).forEach(function (one) { el.append(one); });
    return el;
  }
  function show() {
    host = make('vern-consent', { lang: tongue });
    var inside = host.attachShadow({ mode: 'open' });
    inside.adoptedStyleSheets = [style()];
    icon = make('button', { type: 'button', class: 'icon', 'aria-expanded': 'false', 'aria-label': w.icon, title: w.icon }, svg('svg', { viewBox: '0 0 24 24', fill: 'none',
      stroke: 'currentColor', 'stroke-width': '1.6', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true' },
      [svg('path', { d: 'M12 3a9 9 0 1 0 9 9 4 4 0 0 1-4.6-4.4A4 4 0 0 1 12 3z' }), svg('path', { d: 'M8.5 10v.1M9.5 15.5v.1M14.5 14.5v.1', 'stroke-width': '2.4' })]));
    icon.onclick = chosen;
    dialog = make('dialog', { class: 'ask', 'aria-labelledby': 'q' });
    live = make('p', { class: 'sr', role: 'status' });
    inside.append(make('section', { 'aria-label': w.icon.split(':')[0] }, icon, live), dialog);
    // The foot of a page stays its end.
    d.body.insertBefore(host, d.querySelector('body > footer'));
    // What is reached by the keyboard is scrolled clear of the sign.
    root.style.scrollPaddingBlockEnd = '4.5rem';
    // The end of the page is clear of it too, as our own pages are by themselves; on a narrow screen it steps aside while someone reads on.
    if (origin !== location.origin) d.body.style.paddingBlockEnd = 'calc(' + getComputedStyle(d.body).paddingBlockEnd + ' + 4.5rem)';
    var at = scrollY;
    addEventListener('scroll', function () {
      var end = scrollY + innerHeight > root.scrollHeight - 8;
      if (Math.abs(scrollY - at) > 4 || end) { host.toggleAttribute('data-aside', scrollY > at && !end); at = scrollY; }
    }, { passive: true });
    if (!complete() && !(signal && !state)) open();
  }
  function start() {
    // Forms and the like in frames, where the page asks for them.
    if (d.querySelector('vern-form,vern-newsletter,vern-request,vern-comments,vern-chat,vern-search')) d.head.appendChild(make('script', { src: origin + c.home + '/pieces.js' }));
    apply();
    if (!navigator.cookieEnabled) { needed(); return; }
    if (!asked.length) return;
    show();
    d.addEventListener('click', function (event) {
      var link = event.target.closest && event.target.closest('[data-vern-open]');
      if (link) { event.preventDefault(); open(true); }
    });
    // Another tab may have answered meanwhile.
    d.addEventListener('visibilitychange', function () {
      if (d.visibilityState !== 'visible' || cookie('vern-choice') === (state ? state.text : '')) return;
      var was = state ? state.yes : []; state = read();
      was.filter(function (key) { return !allows(key); }).forEach(forget);
      if (complete() && dialog.open) dialog.close();
      apply();
    });
    new MutationObserver(function (all) {
      if (all.some(function (one) { return [].some.call(one.addedNodes, function (el) { return el.nodeType === 1 && (el.matches('[data-purpose]') || el.querySelector('[data-purpose]')); }); })) apply();
    }).observe(d.body, { childList: true, subtree: true });
    visits();
  }
  // A browser that takes no cookies is asked nothing, for nothing could be kept; where one is needed it is said why it does not work.
  function needed() {
    [].forEach.call(d.querySelectorAll('form[method="post"]'), function (form) { form.before(make('p', { class: 'note', role: 'note', 'data-cookies-off': '' }, w.blocked)); });
  }
  // One message a page, when it is left: where, from where, how long. Only with a recorded yes.
  function visits() {
    if (!c.visits) return;
    var begun = performance.now(), sent = false, from = '';
    try { from = d.referrer && new URL(d.referrer).origin !== location.origin ? new URL(d.referrer).hostname : ''; } catch (e) { /* no address */ }
    addEventListener('pagehide', function () {
      if (sent || !allows(c.visits.purpose) || !state.receipt) return;
      sent = true;
      navigator.sendBeacon(origin + c.home + '/visits', JSON.stringify({ page: location.pathname, from: from, product: (d.querySelector('[data-product]') || root).getAttribute('data-product') || '',
        seconds: Math.round((performance.now() - begun) / 1000), visitor: c.visits.marker ? cookie(c.visits.marker) : '', choice: state.text }));
    });
  }

  window.vern = { open: function () { open(true); }, allows: allows, choose: answer, choice: function () { return state && { yes: state.yes.slice(), recorded: !!state.receipt }; } };
  consentMode('default');
  if (d.readyState === 'loading') d.addEventListener('DOMContentLoaded', start); else start();
})
