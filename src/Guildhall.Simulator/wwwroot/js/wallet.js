// The page of the local wallets. Keys never come here: the local world signs.
const byId = (id) => document.getElementById(id);
const [list, text, signature, amount, said] = ['wallet', 'text', 'signature', 'amount', 'said'].map(byId);
const DECIMALS = 18;
let wallets = [];

async function call(method, path, body) {
  const answer = await fetch(path, { method, body: body && JSON.stringify(body) });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.error);
  return told;
}

function tokens(wei) {
  const digits = wei.padStart(DECIMALS + 1, '0');
  const whole = Number(digits.slice(0, -DECIMALS)).toLocaleString('en');
  const part = digits.slice(-DECIMALS).replace(/0+$/, '');
  return part ? `${whole}.${part}` : whole;
}

/** In wei; null for what is no amount. */
function wei(typed) {
  const found = /^(\d{1,15})(?:\.(\d{1,18}))?$/.exec(typed.trim().replaceAll(',', ''));
  const digits = found && (found[1] + (found[2] ?? '').padEnd(DECIMALS, '0')).replace(/^0+/, '');
  return digits || null;
}

const short = (address) => `${address.slice(0, 6)}…${address.slice(-4)}`;
const rounded = (wallet) => tokens(wallet.claimed).split('.')[0];

function show() {
  const own = wallets.find((wallet) => wallet.address === list.value);
  byId('address').textContent = own.address;
  const burned = own.burned === '0' ? 'burned nothing' : `burned ${tokens(own.burned)}`;
  byId('standing').textContent = `Claimed ${tokens(own.claimed)} BGT, ${burned}.`;
}

async function load(chosen) {
  wallets = await call('GET', '/sim/wallets');
  list.replaceChildren(
    ...wallets.map((wallet, i) => {
      const burned = wallet.burned === '0' ? '' : ' · has burned';
      return new Option(`${i + 1} · ${short(wallet.address)} · ${rounded(wallet)} BGT${burned}`, wallet.address);
    }),
  );
  list.value = chosen ?? wallets[0].address;
  show();
}

function forget() {
  signature.value = '';
  byId('copy-signature').disabled = true;
}

/** Runs what a button does, and says how it went. */
function on(id, act) {
  byId(id).addEventListener('click', async () => {
    try {
      said.textContent = await act();
      said.classList.remove('fault');
    } catch (error) {
      said.textContent = error.message;
      said.classList.add('fault');
    }
  });
}

async function copy(what, name) {
  await navigator.clipboard.writeText(what);
  return `Copied the ${name}.`;
}

async function happen(what) {
  const sum = wei(amount.value);
  if (!sum) throw new Error('An amount is a number such as 1000 or 0.5, above nothing.');
  const whose = list.value;
  await call('POST', '/sim/chain', { ...what(whose, sum), mine: 30 });
  await load(whose);
  return 'It is on the chain.';
}

list.addEventListener('change', () => {
  forget();
  show();
});
text.addEventListener('input', forget);
on('copy-address', () => copy(list.value, 'address'));
on('new', async () => {
  const { address } = await call('POST', '/sim/wallets');
  forget();
  await load(address);
  return 'A new wallet. It claimed nothing yet.';
});
on('sign', async () => {
  if (text.value === '') throw new Error('Paste the text that the page asks you to sign.');
  // A text area's own line ends are those that were pasted: the text is signed as it stands.
  ({ signature: signature.value } = await call('POST', `/sim/wallets/${list.value}/sign`, { text: text.value }));
  byId('copy-signature').disabled = false;
  return 'Signed.';
});
on('copy-signature', () => copy(signature.value, 'signature'));
on('claim', () => happen((to, sum) => ({ claim: { to, amount: sum } })));
on('burn', () => happen((from, sum) => ({ burn: { from, amount: sum } })));
load();
