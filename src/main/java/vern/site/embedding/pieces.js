// The pieces of a company's website on its own pages: `<vern-form name="contact-form">` and the like become frames, each as tall as what is in it.
(() => {
  'use strict';
  const address = new URL(document.currentScript.src), home = address.origin + address.pathname.replace(/\/pieces\.js$/, '');
  const PIECES = {
    'vern-form': el => 'contact/' + el.getAttribute('name'), 'vern-newsletter': () => 'newsletter', 'vern-request': () => 'requests',
    'vern-comments': el => 'news/' + el.getAttribute('article'), 'vern-chat': () => 'chat' + talk(), 'vern-search': () => 'search'
  };
  const frames = [];
  // Whether the company declares that a conversation is kept while someone goes from page to page.
  const KEPT = 'KEEPS-CHAT' === 'yes', TALK = /\/chat\/([\w-]{16,80})$/;

  function talk() {
    try { return KEPT && /^[\w-]{16,80}$/.test(sessionStorage.getItem('vern-chat') || '') ? '/' + sessionStorage.getItem('vern-chat') : ''; } catch (e) { return ''; }
  }
  function keep(path) {
    const found = TALK.exec(path);
    try { if (found) sessionStorage.setItem('vern-chat', found[1]); else sessionStorage.removeItem('vern-chat'); } catch (e) { /* blocked */ }
  }

  function tongue(el) {
    const said = ((el.closest('[lang]') || {}).lang || '').slice(0, 2).toLowerCase().replace(/^(no|nn)$/, 'nb');
    return ['nb', 'sv', 'en'].includes(said) ? said : 'en';
  }
  for (const [tag, path] of Object.entries(PIECES)) {
    if (customElements.get(tag)) continue;
    customElements.define(tag, class extends HTMLElement {
      connectedCallback() {
        if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => this.show());
        else this.show();
      }
      show() {
        if (this.querySelector('iframe')) return;
        const frame = document.createElement('iframe');
        frame.title = this.textContent.trim() || tag.slice(5);
        frame.src = home + '/embedded/' + tongue(this) + '/' + path(this);
        Object.assign(frame.style, { display: 'block', width: '100%', height: '40rem', border: '0', colorScheme: 'light dark' });
        // What stands in the element is for browsers without this script.
        this.replaceChildren(frame);
        frames.push(frame);
      }
    });
  }
  addEventListener('message', event => {
    const frame = frames.find(one => one.contentWindow === event.source), said = event.data;
    if (!frame || event.origin !== address.origin || !said || said.vern !== 'frame') return;
    frame.style.height = Math.min(Math.max(+said.height || 0, 40), 20000) + 'px';
    frame.title = String(said.title).slice(0, 200);
    if (KEPT && frame.parentElement.localName === 'vern-chat') keep(String(said.talk || ''));
    // The answer to a form begins at its top.
    if (said.fresh && frame.dataset.shown && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
    frame.dataset.shown = 'yes';
  });
})();
