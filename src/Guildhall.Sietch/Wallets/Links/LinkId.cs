using System.Security.Cryptography;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>One link of a member and a wallet: 32 random hexadecimal digits that say nothing of either.</summary>
internal readonly record struct LinkId(string Value)
{
    private const int Length = 32;

    public static LinkId New() => new(RandomNumberGenerator.GetHexString(Length, lowercase: true));

    public override string ToString() => Value;
}
