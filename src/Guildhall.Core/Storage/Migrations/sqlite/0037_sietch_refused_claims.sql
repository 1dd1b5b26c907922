-- A claim that was refused stays for a day as refused, so that it cannot be made again at once; moves_at is its end then. Of those a
-- wallet may have several. What is told of wallets goes by the outbox of alerts.
DROP INDEX sietch_wallets_once;
CREATE UNIQUE INDEX sietch_wallets_once ON sietch_wallets (tenant_id, wallet_name, state) WHERE state <> 'refused';
DELETE FROM jobs WHERE kind = 'sietch.wallet.notice';
