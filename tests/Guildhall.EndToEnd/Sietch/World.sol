// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

/// The events of Berachain's reward vaults and of its governance token, on demand.
contract Vault {
    event RewardPaid(address indexed account, address to, uint256 reward);

    function claim(address account, address to, uint256 reward) external {
        emit RewardPaid(account, to, reward);
    }
}

contract Token {
    event Transfer(address indexed from, address indexed to, uint256 value);

    function burn(address from, uint256 value) external {
        emit Transfer(from, address(0), value);
    }

    function send(address from, address to, uint256 value) external {
        emit Transfer(from, to, value);
    }
}
