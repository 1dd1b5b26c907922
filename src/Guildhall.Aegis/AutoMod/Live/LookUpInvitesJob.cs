using System.Text.Json.Serialization.Metadata;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>Codes whose servers must be known before an event can be judged, and the event as it was.</summary>
internal sealed record LookUpInvitesJob : IJob<LookUpInvitesJob>
{
    public static string Kind => "aegis.automod.invites";

    public static JsonTypeInfo<LookUpInvitesJob> Json => AutoModJson.Default.LookUpInvitesJob;

    public required Snowflake<Guild> Guild { get; init; }

    public required IReadOnlyList<string> Codes { get; init; }

    public required EventKinds Event { get; init; }

    public required ulong Subject { get; init; }

    public required Snowflake<Channel> Channel { get; init; }

    public required Snowflake<User> User { get; init; }

    public required string UserName { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    public required IReadOnlyList<ulong> Roles { get; init; }

    public bool IsBot { get; init; }

    public bool IsWebhook { get; init; }

    public bool IsThread { get; init; }

    public DateTimeOffset? AccountCreatedAt { get; init; }

    public DateTimeOffset? JoinedAt { get; init; }

    // An edit brings another text.
    public string Key => $"{Guild}:{Subject}:{At.ToUnixTimeMilliseconds()}";

    public ModerationEvent Happened() =>
        new()
        {
            Kind = Event,
            Id = Subject,
            User = User.Value,
            Channel = Channel.Value,
            Text = Text,
            At = At,
            Roles = Roles,
            IsBot = IsBot,
            IsWebhook = IsWebhook,
            IsThread = IsThread,
            AccountCreatedAt = AccountCreatedAt,
            JoinedAt = JoinedAt,
            IsAgain = true,
        };

    public static LookUpInvitesJob Of(
        Snowflake<Guild> guild,
        string name,
        ModerationEvent happened,
        IReadOnlyList<string> codes
    ) =>
        new()
        {
            Guild = guild,
            Codes = codes,
            Event = happened.Kind,
            Subject = happened.Id,
            Channel = new(happened.Channel),
            User = new(happened.User),
            UserName = name,
            Text = happened.Text,
            At = happened.At,
            Roles = [.. happened.Roles],
            IsBot = happened.IsBot,
            IsWebhook = happened.IsWebhook,
            IsThread = happened.IsThread,
            AccountCreatedAt = happened.AccountCreatedAt,
            JoinedAt = happened.JoinedAt,
        };
}
