using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Wallets.Siwe;

/// <summary>Reads a message by the grammar of ERC-4361, letter by letter: what a wallet shows must be what is checked, so
/// nothing is skipped, trimmed or put right.</summary>
internal static partial class SiweParser
{
    /// <summary>More than any honest message, in UTF-16 units.</summary>
    public const int MaxLength = 8_192;

    private const string Asks = " wants you to sign in with your Ethereum account:";
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static readonly SearchValues<char> statementLetters = SearchValues.Create(
        Unreserved + ":/?#[]@!$&'()*+,;= "
    );

    /// <returns>Null when this is not a message of version 1.</returns>
    public static SiweMessage? TryParse(string text)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        var lines = new Lines(text.Split('\n'));
        if (
            !lines.TryTakeBefore(Asks, out var asking)
            || Authority().Match(asking) is not { Success: true } authority
            || !TryTakeAccount(lines, out var account)
            || !TryTakeStatement(lines, out var statement)
            || !lines.TryTakeAfter("URI: ", out var uri)
            || !Absolute().IsMatch(uri)
            || !lines.TryTakeAfter("Version: ", out var version)
            || version != "1"
            || !TryTakeChain(lines, out var chain)
            || !lines.TryTakeAfter("Nonce: ", out var nonce)
            || !Alphanumeric().IsMatch(nonce)
            || !TryTakeTime(lines, "Issued At: ", out var issuedAt)
            || issuedAt is null
            || !TryTakeTime(lines, "Expiration Time: ", out var expiresAt)
            || !TryTakeTime(lines, "Not Before: ", out var notBefore)
            || !TryTakeRequest(lines, out var request)
            || !TryTakeResources(lines, out var resources)
            || !lines.IsAtEnd
        )
        {
            return null;
        }

        return new()
        {
            Scheme = authority.Groups["scheme"] is { Success: true } scheme ? scheme.Value : null,
            Domain = authority.Groups["domain"].Value,
            Account = account,
            Statement = statement,
            Uri = uri,
            ChainId = chain,
            Nonce = nonce,
            IssuedAt = issuedAt.Value,
            ExpiresAt = expiresAt,
            NotBefore = notBefore,
            RequestId = request,
            Resources = resources,
        };
    }

    // The standard asks for the checksum, so all lower case is not enough.
    private static bool TryTakeAccount(Lines lines, out Address account)
    {
        account = default;
        return lines.TryTake(out var text)
            && Address.TryParse(text, out account)
            && text == account.ToChecksum()
            && lines.TryTakeEmpty();
    }

    private static bool TryTakeStatement(Lines lines, out string? statement)
    {
        statement = null;
        if (lines.TryTakeEmpty())
        {
            return true;
        }

        return lines.TryTake(out statement)
            && !statement.AsSpan().ContainsAnyExcept(statementLetters)
            && lines.TryTakeEmpty();
    }

    private static bool TryTakeChain(Lines lines, out ulong chain)
    {
        chain = 0;
        return lines.TryTakeAfter("Chain ID: ", out var text)
            && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out chain);
    }

    /// <returns>False only for a line that is there and holds no time.</returns>
    private static bool TryTakeTime(Lines lines, string label, out DateTimeOffset? time)
    {
        time = null;
        if (!lines.TryTakeAfter(label, out var text))
        {
            return true;
        }

        var isTime = SiweTime.TryParse(text, out var parsed);
        time = parsed;
        return isTime;
    }

    private static bool TryTakeRequest(Lines lines, out string? request) =>
        !lines.TryTakeAfter("Request ID: ", out request) || PathLetters().IsMatch(request);

    private static bool TryTakeResources(Lines lines, out List<string> resources)
    {
        resources = [];
        if (!lines.TryTakeExactly("Resources:"))
        {
            return true;
        }

        while (lines.TryTakeAfter("- ", out var resource))
        {
            if (!Absolute().IsMatch(resource))
            {
                return false;
            }

            resources.Add(resource);
        }

        return true;
    }

    [GeneratedRegex(
        @"\A(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?<domain>(?:[A-Za-z0-9._~!$&'()*+,;=:%-]*@)?(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(?::[0-9]*)?)\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Authority();

    [GeneratedRegex(
        @"\A[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Absolute();

    [GeneratedRegex(@"\A(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PathLetters();

    [GeneratedRegex(@"\A[A-Za-z0-9]{8,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Alphanumeric();
}
