// Tells the page around this frame how tall it is and what it is called; nothing else goes out of it.
if (parent !== self) {
  // The page around it has a main part of its own.
  document.querySelector('main').ariaLabel = document.title;
  let fresh = true;
  new ResizeObserver(() => {
    parent.postMessage({ vern: 'frame', height: Math.ceil(document.body.getBoundingClientRect().height), title: document.title, fresh }, '*');
    fresh = false;
  }).observe(document.body);
}
