using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

/// <summary>Whom a content mentions, and who of them <c>allowed_mentions</c> lets be told.</summary>
internal static partial class Mentions
{
    public static void Read(Universe world, SimMessage message, JsonObject? allowed, bool mayMentionEveryone)
    {
        var parse = (allowed?["parse"] as JsonArray)?.Select(n => n?.ToString()).ToHashSet();
        message.Mentions =
        [
            .. Found(User(), message.Content)
                .Where(id => Allows(allowed, parse, "users", id))
                .Where(world.Users.ContainsKey)
                .Select(id => world.Users[id])
                .Concat(Answered(world, message, allowed))
                .Distinct(),
        ];
        message.MentionedRoles =
        [
            .. Found(Role(), message.Content)
                .Where(id => Allows(allowed, parse, "roles", id))
                .Where(id => message.Channel.Guild?.Roles.ContainsKey(id) == true),
        ];
        message.MentionsEveryone =
            mayMentionEveryone
            && (allowed is null || parse?.Contains("everyone") == true)
            && Everyone().IsMatch(message.Content);
    }

    // A reply tells the one it answers, unless allowed_mentions is there and does not say so.
    private static IEnumerable<SimUser> Answered(Universe world, SimMessage message, JsonObject? allowed) =>
        message is { Type: SimMessage.Reply, Reference: { } reference }
        && (allowed is null || (bool?)allowed["replied_user"] == true)
        && world.Messages.TryGetValue(reference["message_id"].AsId() ?? 0, out var target)
            ? [target.Author]
            : [];

    private static bool Allows(JsonObject? allowed, HashSet<string?>? parse, string kind, ulong id) =>
        allowed is null
        || parse?.Contains(kind) == true
        || (allowed[kind] as JsonArray)?.Any(n => n.AsId() == id) == true;

    private static IEnumerable<ulong> Found(Regex pattern, string content) =>
        pattern
            .Matches(content)
            .Select(m => ulong.Parse(m.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))
            .Distinct();

    [GeneratedRegex(@"<@!?(\d{1,19})>", RegexOptions.NonBacktracking)]
    private static partial Regex User();

    [GeneratedRegex(@"<@&(\d{1,19})>", RegexOptions.NonBacktracking)]
    private static partial Regex Role();

    [GeneratedRegex("@(everyone|here)", RegexOptions.NonBacktracking)]
    private static partial Regex Everyone();
}
