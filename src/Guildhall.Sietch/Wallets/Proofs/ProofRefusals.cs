using Guildhall.Core;
using Guildhall.Sietch.Wallets.Siwe;

namespace Guildhall.Sietch.Wallets.Proofs;

/// <summary>Why a wallet is not proven, and what to do.</summary>
internal static class ProofRefusals
{
    public static Refusal Unknown { get; } =
        new(
            "sietch.proof_link",
            "This link was used already, is over, or was replaced by a newer one. Run /verify in Discord again and open the new link."
        );

    public static Refusal NoAccount { get; } =
        new(
            "sietch.proof_account",
            "This is no usable address: 0x and 40 hexadecimal digits. Choose an account in your wallet, or look at what you typed."
        );

    public static Refusal TooManyTries { get; } =
        new("sietch.proof_tries", "This link was tried too often. Run /verify in Discord again and open the new link.");

    public static Refusal TooFast { get; } =
        new("sietch.proof_rate", "Too many requests from your network. Wait a minute and try again.");

    public static Refusal NoSignature { get; } =
        new(
            "sietch.proof_signature",
            "This is no signature. Paste the whole of what your program gave back: 0x and hexadecimal digits, 130 of them unless the account is a contract wallet."
        );

    public static Refusal WrongSigner { get; } =
        new(
            "sietch.proof_signer",
            "The signature is not by the account that the text names. Choose that account in your wallet and sign again. A contract wallet must stand on this community's chain and accept the signature."
        );

    public static Refusal Undeployed { get; } =
        new(
            "sietch.proof_undeployed",
            "This contract wallet is not deployed on the community's chain yet. Make one transaction with it there, then try again."
        );

    public static Refusal ChainSilent { get; } =
        new(
            "sietch.chain_silent",
            "The account's own key did not make this signature, so it may be a contract wallet's; the chain that could confirm that does not answer, or not in agreement, at the moment. Try again in a minute; the link stays good. If it is no contract wallet, choose the account that the text names and sign again."
        );

    public static Refusal Of(SiweFault fault, string domain) =>
        fault switch
        {
            SiweFault.WrongDomain => new(
                "sietch.proof_domain",
                $"The signed text is for another site than {domain}. If another page asked you to sign it, that page is not ours: close it."
            ),
            SiweFault.WrongUri => new(
                "sietch.proof_page",
                "The signed text is for another page. Load this page again and sign what it asks for."
            ),
            SiweFault.WrongNonce or SiweFault.WrongRequest => new(
                "sietch.proof_nonce",
                "The signed text belongs to another link. Load this page again and sign what it asks for."
            ),
            SiweFault.WrongChain => new(
                "sietch.proof_chain",
                "The signed text names another chain than this community's. Load this page again and sign what it asks for."
            ),
            SiweFault.Expired => new(
                "sietch.proof_expired",
                "The signed text is over. Run /verify in Discord again and open the new link."
            ),
            SiweFault.IssuedInFuture or SiweFault.NotYetValid => new(
                "sietch.proof_early",
                "The signed text is not valid yet. Check the clock of your device, load this page again and sign anew."
            ),
            SiweFault.MalformedSignature => NoSignature,
            SiweFault.WrongSigner => WrongSigner,
            _ => new(
                "sietch.proof_text",
                "The signed text is not the one that this page asked for. Load the page again and sign anew."
            ),
        };
}
