using System.Text.RegularExpressions;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Mass;

/// <summary>Whom a mass action means; all that is set must be so. Bots are never meant. Pure.</summary>
internal sealed record MassFilter
{
    public DateTimeOffset? JoinedAfter { get; init; }

    public DateTimeOffset? JoinedBefore { get; init; }

    /// <summary>The account is younger than this.</summary>
    public TimeSpan? YoungerThan { get; init; }

    /// <summary>A part of a name, or with <c>*</c> or <c>?</c> the whole of it; in any case.</summary>
    public string? Name { get; init; }

    public bool NoAvatar { get; init; }

    public bool IsEmpty =>
        JoinedAfter is null && JoinedBefore is null && YoungerThan is null && Name is null && !NoAvatar;

    /// <summary>Only what is about the account can be asked of somebody who is not in the server.</summary>
    public bool IsAboutJoining => JoinedAfter is not null || JoinedBefore is not null;

    public Func<Member, bool> ForMembers(DateTimeOffset now)
    {
        var matches = ForUsers(now);
        return member =>
            member.User is { } user
            && (JoinedAfter is null || member.JoinedAt >= JoinedAfter)
            && (JoinedBefore is null || member.JoinedAt < JoinedBefore)
            && matches(user, member.Nick);
    }

    public Func<User, string?, bool> ForUsers(DateTimeOffset now)
    {
        var pattern = Name is null ? null : Pattern(Name);
        return (user, nick) =>
            !user.Bot
            && (YoungerThan is not { } age || now - user.Id.CreatedAt < age)
            && (!NoAvatar || user.Avatar is null)
            && (
                pattern is null
                || pattern.IsMatch(user.Username)
                || (user.GlobalName is { } global && pattern.IsMatch(global))
                || (nick is not null && pattern.IsMatch(nick))
            );
    }

    private static Regex Pattern(string name)
    {
        var text = Regex.Escape(name.Trim());
        return new(
            name.AsSpan().IndexOfAny('*', '?') >= 0
                ? $"^{text.Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal)}$"
                : text,
            RegexOptions.NonBacktracking
                | RegexOptions.IgnoreCase
                | RegexOptions.CultureInvariant
                | RegexOptions.Singleline
        );
    }
}
