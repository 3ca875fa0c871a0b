// Warns two minutes before one is signed out, and keeps the visit while one writes. Without this the page says the time and nothing else.
(() => {
  const box = document.getElementById('idle');
  if (!box) return;
  const warning = box.querySelector('.idle-warning');
  const form = warning.querySelector('form');
  const stay = () => fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual' }).catch(() => {});
  const minutes = Number(box.dataset.minutes || 15);
  let timer;
  let kept = Date.now();
  const begin = () => {
    clearTimeout(timer);
    warning.hidden = true;
    timer = setTimeout(() => { warning.hidden = false; }, Math.max(10, minutes * 60 - 120) * 1000);
  };
  form.addEventListener('submit', event => { event.preventDefault(); stay(); begin(); });
  document.addEventListener('input', () => { if (Date.now() - kept > 60000) { kept = Date.now(); stay(); begin(); } });
  begin();
})();
