// Prints {"Vault": "0x…", "Token": "0x…"}: the contracts of World.sol as bytecode to deploy.
import { readFileSync } from 'node:fs';
import solc from 'solc';

const input = {
  language: 'Solidity',
  sources: { 'World.sol': { content: readFileSync('World.sol', 'utf8') } },
  settings: { evmVersion: 'paris', outputSelection: { '*': { '*': ['evm.bytecode.object'] } } },
};
const output = JSON.parse(solc.compile(JSON.stringify(input)));
const faults = (output.errors ?? []).filter((fault) => fault.severity === 'error');
if (faults.length > 0) {
  console.error(faults.map((fault) => fault.formattedMessage).join('\n'));
  process.exit(1);
}
const contracts = Object.entries(output.contracts['World.sol']);
console.log(JSON.stringify(Object.fromEntries(contracts.map(([name, made]) => [name, `0x${made.evm.bytecode.object}`]))));
