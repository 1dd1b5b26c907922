using Guildhall.Core;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Wallets.Signatures;
using Guildhall.Sietch.Wallets.Siwe;

namespace Guildhall.Sietch.Wallets.Proofs;

/// <summary>Checks a text and its signature in full, asking the chain where the account may be a contract.</summary>
internal sealed class SignedTexts(ContractSignature contracts, TimeProvider time)
{
    private const int LongestSignature = 4_096;

    public async Task<Result<ProvenAccount>> CheckAsync(
        FollowedChain chain,
        SiweExpectation expected,
        string message,
        string signature,
        CancellationToken cancellation
    )
    {
        var bytes = Hex.TryDecode(signature) is { Length: <= LongestSignature } decoded ? decoded : [];
        var fault = SiweProof.Check(message, bytes, expected, time.GetUtcNow());
        if (fault is not (null or SiweFault.WrongSigner or SiweFault.MalformedSignature))
        {
            return ProofRefusals.Of(fault.Value, expected.Domain);
        }

        var account = SiweParser.TryParse(message)!.Account;
        if (fault is null)
        {
            return new ProvenAccount(account);
        }

        if (ContractSignature.IsForUndeployed(bytes))
        {
            return ProofRefusals.Undeployed;
        }

        return await contracts.IsOfAsync(chain, account, PersonalMessage.Hash(message), bytes, cancellation) switch
        {
            true => new ProvenAccount(account),
            false => ProofRefusals.WrongSigner,
            null => ProofRefusals.ChainSilent,
        };
    }
}

internal sealed record ProvenAccount(Address Wallet);
