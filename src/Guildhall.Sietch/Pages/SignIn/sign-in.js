// Talks to a wallet by EIP-6963, else by the one object of EIP-1193, and to this page's own server. Nothing else.
(() => {
  'use strict';

  const byId = (id) => document.getElementById(id);
  const [status, problem, choice, list] = ['status', 'problem', 'choice', 'wallets'].map(byId);
  const wallets = new Map();

  class Refused extends Error {}

  async function call(what, body) {
    let answer;
    try {
      answer = await fetch(`${document.getElementById('choice').dataset.api}/${what}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify(body),
        referrerPolicy: 'no-referrer',
      });
    } catch {
      throw new Refused('The server cannot be reached. Check your connection and try again.');
    }
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      throw new Refused(told.detail || 'That went wrong on our side. Please try again in a minute.');
    }
    return told;
  }

  function say(text) {
    status.textContent = text;
    status.hidden = text === '';
  }

  function complain(text) {
    problem.textContent = text;
    problem.hidden = text === '';
  }

  // What wallets answer where something did not work out. Source: EIP-1193, EIP-1474
  function wordsFor(error) {
    if (error instanceof Refused) return error.message;
    if (error && error.code === 4001) return 'You declined in your wallet; nothing was signed. You can try again.';
    if (error && error.code === 4100) return 'Your wallet does not let this page use that account. Allow it there and try again.';
    if (error && error.code === -32002) return 'Your wallet is waiting for you already. Open it and answer there.';
    if (error && error.code === 4900) return 'Your wallet is not connected. Unlock it and try again.';
    return 'Your wallet could not sign. Unlock it, choose the account and try again.';
  }

  function toHex(text) {
    return '0x' + Array.from(new TextEncoder().encode(text), (b) => b.toString(16).padStart(2, '0')).join('');
  }

  async function sign(provider) {
    say('Choose an account in your wallet…');
    const accounts = await provider.request({ method: 'eth_requestAccounts' });
    const account = Array.isArray(accounts) ? accounts[0] : undefined;
    if (!account) throw new Refused('The wallet gave no account. Unlock it, choose one and try again.');
    const { message } = await call('challenge', { account });
    say('Read the text in your wallet and sign it…');
    const signature = await provider.request({ method: 'personal_sign', params: [toHex(message), account] });
    say('Checking the signature…');
    return call('prove', { message, signature });
  }

  async function use(provider) {
    const buttons = Array.from(list.querySelectorAll('button'));
    const chosen = document.activeElement;
    complain('');
    buttons.forEach((button) => { button.disabled = true; });
    try {
      const { to } = await sign(provider);
      say('You are signed in.');
      location.assign(to);
    } catch (error) {
      say('');
      complain(wordsFor(error));
      buttons.forEach((button) => { button.disabled = false; });
      if (buttons.includes(chosen)) chosen.focus();
    }
  }

  function offer(key, name, provider) {
    if (wallets.has(key)) return;
    wallets.set(key, provider);
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = `Sign with ${name}`;
    button.addEventListener('click', () => use(provider));
    list.append(button);
    byId('none').hidden = true;
  }

  function discover() {
    window.addEventListener('eip6963:announceProvider', (event) => {
      const { info, provider } = event.detail || {};
      if (info && provider) offer(info.uuid || info.rdns, String(info.name || 'your wallet').slice(0, 40), provider);
    });
    window.dispatchEvent(new Event('eip6963:requestProvider'));
    // Announcements come at once; only a wallet without them is asked for by its old name.
    const fallback = () => {
      if (wallets.size === 0 && window.ethereum) offer('injected', 'the wallet of this browser', window.ethereum);
      byId('none').hidden = wallets.size > 0;
    };
    window.addEventListener('ethereum#initialized', fallback, { once: true });
    setTimeout(fallback, 300);
  }

  choice.hidden = false;
  say('');
  discover();
})();
