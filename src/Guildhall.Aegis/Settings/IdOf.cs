using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary>What an id is of, and what it is for.</summary>
internal sealed record IdOf(string Noun, string Mention, string Example)
{
    public static IdOf Channel { get; } = OfChannel(isWrittenTo: false);

    /// <summary>One in which the bot writes.</summary>
    public static IdOf TextChannel { get; } = OfChannel(isWrittenTo: true);

    public static IdOf Role { get; } = OfRole(RoleUse.Named);

    /// <summary>One that the bot gives to people whom staff choose.</summary>
    public static IdOf GivenRole { get; } = OfRole(RoleUse.Given);

    /// <summary>One that the bot gives to whoever joins.</summary>
    public static IdOf JoinRole { get; } = OfRole(RoleUse.GivenToAll);

    public static IdOf User { get; } = new("user", "<@{0}>", "123456789012345678");

    /// <summary>Why it cannot be set; null where it can.</summary>
    public Func<ISettingPlaces, ulong, string?> Problem { get; private init; } = (_, _) => null;

    /// <summary>What can be meant by a name; nothing where names are not taken.</summary>
    public Func<ISettingPlaces, IReadOnlyList<NamedId>> Named { get; private init; } = _ => [];

    /// <summary>Of two of one name, only one can be meant.</summary>
    public bool IsWrittenTo { get; private init; }

    /// <summary>Before a name: <c>#</c>, <c>@</c>; null where names are not taken.</summary>
    public char? Mark { get; private init; }

    public string Ways =>
        Mark is { } mark
            ? $"a mention, an id, or its name such as {mark}{Example.TrimStart('#', '@')}"
            : "a mention or an id";

    public string Show(JsonNode? id) => Show(id?.GetValue<string>() ?? "");

    public string Show(string id) => string.Format(CultureInfo.InvariantCulture, Mention, id);

    private static IdOf OfChannel(bool isWrittenTo) =>
        new("channel", "<#{0}>", "#mod-log")
        {
            Problem = (places, id) => places.ProblemOf(new Snowflake<Channel>(id), isWrittenTo),
            Named = places => places.Channels,
            IsWrittenTo = isWrittenTo,
            Mark = '#',
        };

    private static IdOf OfRole(RoleUse use) =>
        new("role", "<@&{0}>", use == RoleUse.Named ? "@Moderators" : "@Member")
        {
            Problem = (places, id) => places.ProblemOf(new Snowflake<Role>(id), use),
            Named = places => places.Roles,
            Mark = '@',
        };
}
