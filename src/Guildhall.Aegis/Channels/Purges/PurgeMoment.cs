using System.Globalization;
using System.Text.RegularExpressions;
using Guildhall.Core;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Purges;

/// <summary>A place in a channel's history as staff write it: a message's id or link, a length of time ago, a date. Pure.</summary>
internal static partial class PurgeMoment
{
    /// <param name="option">Its name, for the refusal.</param>
    public static Result<Snowflake<Message>> Read(
        string option,
        string text,
        Snowflake<Channel> channel,
        DateTimeOffset now
    )
    {
        var typed = text.Trim();
        if (Link().Match(typed) is { Success: true } link)
        {
            return link.Groups["channel"].Value == channel.ToString()
                ? Snowflake<Message>.Parse(link.Groups["message"].Value, CultureInfo.InvariantCulture)
                : PurgeRefusals.OtherChannel;
        }

        if (
            typed.Length is >= 15 and <= 20
            && ulong.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        )
        {
            return new Snowflake<Message>(id);
        }

        if (DurationText.TryRead(typed, out var length))
        {
            return length < now - DateTimeOffset.UnixEpoch
                ? Snowflake<Message>.At(now - length)
                : new Snowflake<Message>(0);
        }

        var isDate = DateTimeOffset.TryParseExact(
            typed,
            ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ssZ"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        );
        return isDate ? Snowflake<Message>.At(date) : PurgeRefusals.BadMoment(option, text);
    }

    [GeneratedRegex(
        @"^https?://\S+/channels/[0-9]{1,20}/(?<channel>[0-9]{1,20})/(?<message>[0-9]{1,19})/?$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Link();
}
