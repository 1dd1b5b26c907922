using Guildhall.Core;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

internal static class GrantRefusals
{
    public static Refusal OneSubject { get; } =
        new("aegis.bad_subject", "Name either a role or a user, not both and not neither.");

    public static Refusal Everyone { get; } =
        new("aegis.bad_subject", "Rights cannot be given to @everyone. Choose a role that only staff have.");

    public static Refusal NotOnly { get; } =
        new(
            "aegis.not_the_only_grant",
            "This is not the only grant any more. `/permissions reset` forgets them all, `/permissions revoke` takes one back."
        );

    public static Refusal UnknownRight(string right)
    {
        var shown = right.Length > 60 ? right[..60] + "…" : right;
        return new(
            "aegis.unknown_right",
            $"There is no right “{shown}”. There are {string.Join(", ", Rights.Grantable.Select(r => $"`{r}`"))}."
        );
    }

    public static Refusal NotGranted(GrantSubject subject, string right) =>
        new("aegis.not_granted", $"{subject.Mention} was not given `{right}`, so there is nothing to take.");

    public static Refusal? Subject(
        Snowflake<Guild> guild,
        Snowflake<Role>? role,
        Snowflake<User>? user,
        out GrantSubject subject
    )
    {
        subject = role is { } given ? GrantSubject.Of(given) : GrantSubject.Of(user ?? default);
        return role is null == user is null ? OneSubject
            : role?.As<Guild>() == guild ? Everyone
            : null;
    }
}
