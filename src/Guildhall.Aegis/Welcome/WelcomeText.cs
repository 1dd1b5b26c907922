using System.Globalization;
using System.Text.RegularExpressions;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Welcome;

/// <summary>Fills a guild's own words. Pure.</summary>
internal static partial class WelcomeText
{
    private const int Longest = 2000;

    /// <summary>Every place is filled, in one pass: what people called themselves or their server is never read as a
    /// place itself.</summary>
    public static string Fill(string template, Snowflake<User> user, string name, string server, int? members) =>
        CaseText.Cut(
            Place()
                .Replace(
                    template,
                    place =>
                        place.Groups[1].Value switch
                        {
                            "user" => $"<@{user}>",
                            "username" => CaseText.Plain(name),
                            "server" or "guild" => CaseText.Plain(server),
                            _ => members?.ToString(CultureInfo.InvariantCulture) ?? "many",
                        }
                ),
            Longest
        );

    public static bool Counts(string? template) =>
        template?.Contains("{memberCount}", StringComparison.Ordinal) == true;

    /// <summary>Nobody but the newcomer is pinged, whatever the text mentions.</summary>
    public static MessagePayload Payload(string text, Snowflake<User> user) =>
        MessagePayload.OfText(text) with
        {
            AllowedMentions = AllowedMentions.OfUsers(user),
        };

    [GeneratedRegex(@"\{(user|username|server|guild|memberCount)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
