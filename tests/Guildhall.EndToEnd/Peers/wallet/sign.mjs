// A wallet made by ethers: signs the text given as hexadecimal, as personal_sign does. Its key is a number that everybody knows.
import { Wallet, getBytes } from 'ethers';

const wallet = new Wallet('0x' + '4b'.repeat(32));
const [text] = process.argv.slice(2);
const signature = text === undefined ? null : await wallet.signMessage(getBytes(text));
console.log(JSON.stringify({ address: wallet.address, signature }));
