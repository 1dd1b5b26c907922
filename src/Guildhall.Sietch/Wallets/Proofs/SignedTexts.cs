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
        if (Hex.TryDecode(signature.Trim()) is not { Length: <= LongestSignature } bytes)
        {
            return ProofRefusals.NoSignature;
        }

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

        // A wallet that has been deployed meanwhile may still wrap what it signs.
        var isWrapped = UndeployedSignature.IsWrapped(bytes);
        if ((isWrapped ? UndeployedSignature.TryUnwrap(bytes) : bytes) is not { } own)
        {
            return ProofRefusals.NoSignature;
        }

        return await contracts.AskAsync(chain, account, PersonalMessage.Hash(message), own, cancellation) switch
        {
            ContractAnswer.Yes => new ProvenAccount(account),
            ContractAnswer.Silent => ProofRefusals.ChainSilent,
            ContractAnswer.NoCode when isWrapped => ProofRefusals.Undeployed,
            ContractAnswer.NoCode when fault is SiweFault.MalformedSignature => ProofRefusals.NoSignature,
            _ => ProofRefusals.WrongSigner,
        };
    }
}

internal sealed record ProvenAccount(Address Wallet);
