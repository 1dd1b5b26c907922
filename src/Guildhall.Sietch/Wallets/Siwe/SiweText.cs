using System.Globalization;
using System.Text;

namespace Guildhall.Sietch.Wallets.Siwe;

/// <summary>Writes a message as a wallet shows it; <see cref="SiweParser"/> reads exactly this.</summary>
internal static class SiweText
{
    /// <exception cref="ArgumentException">A part has letters that the standard does not take there.</exception>
    public static string Of(SiweMessage message)
    {
        var text = new StringBuilder();
        text.Append(message.Scheme is { } scheme ? $"{scheme}://" : "")
            .Append(message.Domain)
            .Append(" wants you to sign in with your Ethereum account:\n")
            .Append(message.Account.ToChecksum())
            .Append("\n\n")
            .Append(message.Statement is { } statement ? $"{statement}\n\n" : "\n")
            .Append(CultureInfo.InvariantCulture, $"URI: {message.Uri}\nVersion: 1\nChain ID: {message.ChainId}\n")
            .Append(CultureInfo.InvariantCulture, $"Nonce: {message.Nonce}\n")
            .Append(CultureInfo.InvariantCulture, $"Issued At: {SiweTime.Format(message.IssuedAt)}");
        Add(text, "Expiration Time: ", message.ExpiresAt is { } end ? SiweTime.Format(end) : null);
        Add(text, "Not Before: ", message.NotBefore is { } start ? SiweTime.Format(start) : null);
        Add(text, "Request ID: ", message.RequestId);
        if (message.Resources.Count > 0)
        {
            text.Append("\nResources:").AppendJoin("", message.Resources.Select(resource => $"\n- {resource}"));
        }

        var whole = text.ToString();
        return SiweParser.TryParse(whole) is not null
            ? whole
            : throw new ArgumentException("A part of the message does not fit ERC-4361.", nameof(message));
    }

    private static void Add(StringBuilder text, string label, string? value)
    {
        if (value is not null)
        {
            text.Append('\n').Append(label).Append(value);
        }
    }
}
