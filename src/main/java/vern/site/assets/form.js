// Works out a sum for the form, so that its sender may send more often. Without it the form works too.
addEventListener('DOMContentLoaded', async () => {
  for (const form of document.querySelectorAll('form[data-work]')) {
    const stamp = form.dataset.work;
    for (let sum = 0; window.crypto.subtle && sum < 1e6; sum++) {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(stamp + ':' + sum)));
      if (digest[0] === 0 && digest[1] < 4) { form.elements.sum.value = sum; break; }
    }
  }
});
