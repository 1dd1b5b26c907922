namespace Guildhall.Discord.Rest;

/// <summary>Why, in the guild's audit log. Source: https://discord.com/developers/docs/resources/audit-log</summary>
internal static class AuditLogReason
{
    private const int Longest = 512;

    /// <summary>Percent-encoded UTF-8, cut at 512 characters before encoding, never inside a surrogate pair.</summary>
    public static string Encode(string reason)
    {
        if (reason.Length > Longest)
        {
            var end = char.IsHighSurrogate(reason[Longest - 1]) ? Longest - 1 : Longest;
            reason = reason[..end];
        }

        return Uri.EscapeDataString(reason);
    }
}
