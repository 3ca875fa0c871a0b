// Tells the page around this frame how tall it is, what it is called and which chat it is in; nothing else goes out of it.
if (parent !== self) {
  // The page around it has a main part of its own.
  document.querySelector('main').ariaLabel = document.title;
  let fresh = true;
  new ResizeObserver(() => {
    // A conversation that goes on: where it is, which the page it stands in may keep for the next one.
    const talk = document.querySelector('#lines[hx-get]') ? location.pathname : '';
    parent.postMessage({ vern: 'frame', height: Math.ceil(document.body.getBoundingClientRect().height), title: document.title, fresh, talk }, '*');
    fresh = false;
  }).observe(document.body);
}
