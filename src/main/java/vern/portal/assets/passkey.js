// Asks the device for a passkey, to sign in with or to keep, and sends what it answers as an ordinary form. Without this there are other ways.
(() => {
  const form = document.querySelector('form[data-passkey]');
  const section = document.getElementById('passkey');
  if (!form || !section || !window.PublicKeyCredential) return;
  section.hidden = false;
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const failed = section.querySelector('[data-passkey-failed]');
  const fill = words => Object.entries(words).forEach(([name, value]) => { form.elements[name].value = text(value); });

  const get = async () => {
    const { rawId, response } = await navigator.credentials.get({ publicKey: { challenge: bytes(form.dataset.challenge), rpId: form.dataset.rp, userVerification: 'required' } });
    fill({ id: rawId, client: response.clientDataJSON, authenticator: response.authenticatorData, signature: response.signature });
  };
  const create = async () => {
    const { response } = await navigator.credentials.create({ publicKey: {
      challenge: bytes(form.dataset.challenge),
      rp: { id: form.dataset.rp, name: form.dataset.name },
      user: { id: bytes(form.dataset.handle), name: form.dataset.name, displayName: form.dataset.name },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }, { type: 'public-key', alg: -257 }],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none' } });
    fill({ attestation: response.attestationObject, client: response.clientDataJSON });
  };

  form.addEventListener('submit', event => {
    event.preventDefault();
    failed.hidden = true;
    (form.dataset.passkey === 'get' ? get() : create()).then(() => form.submit()).catch(() => { failed.hidden = false; });
  });
})();
