// Talks to a wallet by EIP-6963, else by the one object of EIP-1193, and to this page's own server. Nothing else.
// The page's choice of wallets says whom to call (data-api), and whether a one-time link opens it (data-link).
(() => {
  'use strict';

  const byId = (id) => document.getElementById(id);
  const [status, problem, choice, list, waiting, cancel] = ['status', 'problem', 'choice', 'wallets', 'waiting', 'cancel'].map(byId);
  const wallets = new Map();
  const longestName = 40;
  const longestIcon = 100_000;
  // Of all that was begun the last counts: what a wallet answers to an earlier question comes to nothing.
  let turn = 0;
  const api = choice.dataset.api;
  const link = 'link' in choice.dataset ? location.hash.slice(1) : undefined;

  class Refused extends Error {}

  async function call(what, body) {
    let answer;
    try {
      answer = await fetch(`${api}/${what}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ link, ...body }),
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
    if (error && error.code === 4901) return 'Your wallet is not connected to the network that is chosen in it. Choose another network there and try again.';
    if (error && error.code === 4900) return 'Your wallet is not connected. Unlock it and try again.';
    return 'Your wallet could not sign. Unlock it, choose the account and try again.';
  }

  function toHex(text) {
    return '0x' + Array.from(new TextEncoder().encode(text), (b) => b.toString(16).padStart(2, '0')).join('');
  }

  // A name comes from whoever made the extension: no mark in it may turn the text around it.
  function clean(text) {
    const plain = typeof text === 'string' ? text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').replace(/\s+/g, ' ').trim() : '';
    return Array.from(plain).slice(0, longestName).join('');
  }

  const isAccount = (account) => typeof account === 'string' && /^0x[0-9a-f]{40}$/i.test(account);

  async function sign(provider, wait) {
    say('Choose an account in your wallet…');
    const accounts = await wait(provider.request({ method: 'eth_requestAccounts' }));
    const account = Array.isArray(accounts) ? accounts[0] : undefined;
    if (account === undefined) throw new Refused('The wallet gave no account. Unlock it, choose one and try again.');
    if (!isAccount(account)) throw new Refused('The wallet gave an account that is no address. Update it or choose another wallet.');
    const { message } = await call('challenge', { account });
    say('Read the text in your wallet and sign it…');
    const signature = await wait(provider.request({ method: 'personal_sign', params: [toHex(message), account] }));
    if (typeof signature !== 'string') throw new Refused('The wallet gave no signature. Try again, or choose another wallet.');
    say('Checking the signature…');
    return call('prove', { message, signature });
  }

  // Another page to go to, or what came of it.
  function end({ to, text }) {
    if (to) {
      say('You are signed in.');
      location.assign(to);
      return;
    }
    say('');
    choice.hidden = true;
    byId('for').hidden = true;
    byId('result').textContent = text.replaceAll('`', '');
    byId('done').hidden = false;
    byId('done').focus();
  }

  const buttons = () => Array.from(choice.querySelectorAll('button')).filter((button) => button !== cancel);

  function hold(isHeld) {
    buttons().forEach((button) => { button.disabled = isHeld; });
  }

  // One at a time: what is under way is not begun again, and who asked has the focus again when it failed. A wallet may never
  // answer: while it is asked, everything else can be used, and the waiting can be ended.
  async function run(act) {
    const own = ++turn;
    const chosen = document.activeElement;
    const isOver = () => turn !== own;
    const wait = async (asked) => {
      hold(false);
      if (buttons().includes(chosen)) chosen.disabled = true;
      waiting.hidden = false;
      const answer = await Promise.resolve(asked).finally(() => {
        if (isOver()) return;
        waiting.hidden = true;
        hold(true);
      });
      if (isOver()) throw new Error('Something else was begun.');
      return answer;
    };
    complain('');
    waiting.hidden = true;
    hold(true);
    try {
      await act(wait);
    } catch (error) {
      if (isOver()) return;
      say('');
      complain(wordsFor(error));
    }
    hold(false);
    if (buttons().includes(chosen) && !choice.hidden) chosen.focus();
  }

  function giveUp() {
    turn++;
    const asked = buttons().find((button) => button.disabled);
    waiting.hidden = true;
    hold(false);
    say('Nothing was signed here. What your wallet still shows, decline there.');
    if (asked) asked.focus();
  }

  // For wallets that are not of this browser.
  function takeElsewhere() {
    const [ask, bring, account, text, signature] = ['ask', 'bring', 'account', 'text', 'signature'].map(byId);
    let message = '';
    account.addEventListener('input', () => { bring.hidden = true; });
    ask.addEventListener('submit', (event) => {
      event.preventDefault();
      run(async () => {
        ({ message } = await call('challenge', { account: account.value.trim() }));
        text.value = message;
        signature.value = '';
        bring.hidden = false;
        text.focus();
        text.select();
        text.scrollTop = 0;
      });
    });
    byId('copy').addEventListener('click', () => run(async () => {
      await navigator.clipboard.writeText(message).catch(() => {
        throw new Refused('This browser does not let the page copy. Select the text and copy it yourself.');
      });
      say('Copied.');
    }));
    bring.addEventListener('submit', (event) => {
      event.preventDefault();
      run(async () => {
        say('Checking the signature…');
        end(await call('prove', { message, signature: signature.value.trim() }));
      });
    });
  }

  // Of several with one name each says where it is from, and their order where even that is the same.
  function nameAll() {
    const all = Array.from(wallets.values());
    const tell = (label, same) => {
      const alike = all.filter((one) => one[label].toLowerCase() === same[label].toLowerCase());
      return alike.length > 1 ? alike.indexOf(same) + 1 : 0;
    };
    all.forEach((one) => { one.full = tell('name', one) && one.rdns ? `${one.name} (${one.rdns})` : one.name; });
    all.forEach((one) => {
      const which = tell('full', one);
      one.text.textContent = `Sign with ${one.full}${which > 0 ? `, ${which}` : ''}`;
    });
  }

  function offer(key, provider, { name, rdns, icon }) {
    if (wallets.has(key)) return;
    const button = document.createElement('button');
    const text = document.createElement('span');
    button.type = 'button';
    // A picture from elsewhere would tell that place who is here.
    if (typeof icon === 'string' && icon.length <= longestIcon && /^data:image\/(png|jpeg|gif|webp|svg\+xml)[;,]/i.test(icon)) {
      const picture = document.createElement('img');
      [picture.src, picture.alt, picture.width, picture.height] = [icon, '', 20, 20];
      picture.addEventListener('error', () => picture.remove());
      button.append(picture, ' ');
    }
    button.append(text);
    button.addEventListener('click', () => run(async (wait) => end(await sign(provider, wait))));
    wallets.set(key, { name: clean(name) || 'your wallet', rdns: clean(rdns), text });
    nameAll();
    list.append(button);
    byId('none').hidden = true;
    byId('elsewhere').open = false;
  }

  function discover() {
    window.addEventListener('eip6963:announceProvider', (event) => {
      const { info, provider } = event.detail || {};
      if (info && provider) offer(info.uuid || info.rdns, provider, info);
    });
    window.dispatchEvent(new Event('eip6963:requestProvider'));
    // Announcements come at once; only a wallet without them is asked for by its old name.
    const fallback = () => {
      if (wallets.size === 0 && window.ethereum) offer('injected', window.ethereum, { name: 'the wallet of this browser' });
      byId('none').hidden = wallets.size > 0;
      byId('elsewhere').open = wallets.size === 0;
    };
    window.addEventListener('ethereum#initialized', fallback, { once: true });
    setTimeout(fallback, 300);
  }

  async function open() {
    // Another link in the same window is another page.
    window.addEventListener('hashchange', () => location.reload());
    if (link === '') {
      throw new Refused('This address has no link in it. Run /verify in Discord and open the link that it gives.');
    }
    const pass = await call('open', {});
    byId('name').textContent = pass.name;
    byId('server').textContent = pass.server;
    byId('for').hidden = false;
  }

  async function start() {
    try {
      say(link === undefined ? 'Looking for wallets…' : 'Looking at your link…');
      if (link !== undefined) await open();
      choice.hidden = false;
      say('');
      cancel.addEventListener('click', giveUp);
      takeElsewhere();
      discover();
    } catch (error) {
      say('');
      complain(wordsFor(error));
    }
  }

  start();
})();
