namespace Guildhall.Sietch.Wallets.Siwe;

/// <summary>What a message must say, whoever signed it.</summary>
internal sealed record SiweExpectation
{
    /// <summary>Ours, exactly as the browser shows it, with its port where it has one.</summary>
    public required string Domain { get; init; }

    public required string Nonce { get; init; }

    public required ulong ChainId { get; init; }

    /// <summary>The page that asks; null where any page of the domain will do.</summary>
    public string? Uri { get; init; }

    /// <summary>The link that was handed out; null where none was.</summary>
    public string? RequestId { get; init; }

    /// <summary>How far the signer's clock may be ahead of ours. Default 1 min.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Null when the message says all of it at that moment.</summary>
    public SiweFault? Check(SiweMessage message, DateTimeOffset now) =>
        message.Domain != Domain ? SiweFault.WrongDomain
        : Uri is not null && message.Uri != Uri ? SiweFault.WrongUri
        : message.Nonce != Nonce ? SiweFault.WrongNonce
        : message.ChainId != ChainId ? SiweFault.WrongChain
        : RequestId is not null && message.RequestId != RequestId ? SiweFault.WrongRequest
        : message.IssuedAt > now + ClockSkew ? SiweFault.IssuedInFuture
        : message.NotBefore > now ? SiweFault.NotYetValid
        : message.ExpiresAt <= now ? SiweFault.Expired
        : null;
}
