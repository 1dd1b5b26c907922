namespace Guildhall.Sietch.Wallets.Siwe;

/// <summary>Why a sign-in is refused, as a stable name for machines.</summary>
internal enum SiweFault
{
    MalformedMessage,
    WrongDomain,
    WrongUri,
    WrongNonce,
    WrongChain,
    WrongRequest,
    IssuedInFuture,
    NotYetValid,
    Expired,
    MalformedSignature,
    WrongSigner,
}
