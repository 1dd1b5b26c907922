using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>What a hit leads to, decided; the job only does it.</summary>
internal sealed record ActOnHitJob : IJob<ActOnHitJob>
{
    public static string Kind => "aegis.automod.act";

    public static JsonTypeInfo<ActOnHitJob> Json => AutoModJson.Default.ActOnHitJob;

    public required Snowflake<Guild> Guild { get; init; }

    /// <summary>The message or what else was hit.</summary>
    public required ulong Subject { get; init; }

    public required Snowflake<Channel> Channel { get; init; }

    public required Snowflake<User> User { get; init; }

    public required string UserName { get; init; }

    public required string Rule { get; init; }

    public string? Matched { get; init; }

    /// <summary>What was written, for those who are to decide; null where no rule asks for it.</summary>
    public string? Excerpt { get; init; }

    /// <summary>How many messages are to go.</summary>
    public int Deletes { get; init; }

    public required IReadOnlyList<HitAction> Actions { get; init; }

    public string Key => $"{Guild}:{Subject}:{Rule}";
}

/// <summary>An action as a job carries it.</summary>
/// <param name="Pause">Milliseconds between messages.</param>
internal sealed record HitAction(
    string Kind,
    long? Milliseconds,
    int Amount,
    string? Text,
    ulong Target,
    long Pause = 0
)
{
    [JsonIgnore]
    public ActionKind What => Enum.Parse<ActionKind>(Kind, ignoreCase: true);

    public static HitAction Of(RuleAction action) =>
        new(
            action.Name,
            (long?)action.For?.TotalMilliseconds,
            action.Amount,
            action.Text,
            action.Target,
            (long)action.Delay.TotalMilliseconds
        );

    public bool Is(ActionKind kind) => What == kind;
}

/// <summary>Messages of a channel that are to go; the rows are in the database, so that one call takes many.</summary>
/// <param name="IsRetry">Those that Discord would not let go, once more.</param>
internal sealed record SweepJob(Snowflake<Guild> Guild, Snowflake<Channel> Channel, bool IsRetry = false)
    : IJob<SweepJob>
{
    public static string Kind => "aegis.automod.sweep";

    public static JsonTypeInfo<SweepJob> Json => AutoModJson.Default.SweepJob;

    public string? Key => IsRetry ? $"{Guild}:{Channel}" : null;
}

/// <summary>A burst is over: its case tells how many messages it was.</summary>
internal sealed record EndBurstJob(Snowflake<Guild> Guild, ulong Subject, string Rule) : IJob<EndBurstJob>
{
    public static string Kind => "aegis.automod.burst";

    public static JsonTypeInfo<EndBurstJob> Json => AutoModJson.Default.EndBurstJob;

    public string Key => $"{Guild}:{Subject}:{Rule}";
}

/// <summary>A role that was taken for a while comes back.</summary>
internal sealed record RoleBackJob(Snowflake<Guild> Guild, Snowflake<User> User, Snowflake<Role> Role, ulong Subject)
    : IJob<RoleBackJob>
{
    public static string Kind => "aegis.automod.roleback";

    public static JsonTypeInfo<RoleBackJob> Json => AutoModJson.Default.RoleBackJob;

    public string Key => $"{Guild}:{User}:{Role}:{Subject}";
}

/// <summary>Files of a message, to be read.</summary>
internal sealed record ReadFilesJob : IJob<ReadFilesJob>
{
    public static string Kind => "aegis.automod.files";

    public static JsonTypeInfo<ReadFilesJob> Json => AutoModJson.Default.ReadFilesJob;

    public required Snowflake<Guild> Guild { get; init; }

    public required Snowflake<Channel> Channel { get; init; }

    public required Snowflake<Message> Message { get; init; }

    public required Snowflake<User> User { get; init; }

    public required string UserName { get; init; }

    public required IReadOnlyList<ulong> Roles { get; init; }

    public required IReadOnlyList<FileToRead> Files { get; init; }

    public string Key => Message.ToString();
}

internal sealed record FileToRead(Snowflake<Attachment> Id, string Name, long Size, string Url);

/// <summary>The text of old hits goes, its hash stays.</summary>
internal sealed record ForgetTextJob(Snowflake<Guild> Guild, DateOnly Day) : IJob<ForgetTextJob>
{
    public static string Kind => "aegis.automod.forget";

    public static JsonTypeInfo<ForgetTextJob> Json => AutoModJson.Default.ForgetTextJob;

    public string Key => $"{Guild}:{Day:yyyyMMdd}";
}

/// <summary>A rule ran out of time three times and rests; whoever is responsible must know.</summary>
internal sealed record TellSuspendedJob(Snowflake<Guild> Guild, string Rule) : IJob<TellSuspendedJob>
{
    public static string Kind => "aegis.automod.suspended";

    public static JsonTypeInfo<TellSuspendedJob> Json => AutoModJson.Default.TellSuspendedJob;

    public string Key => $"{Guild}:{Rule}";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ActOnHitJob))]
[JsonSerializable(typeof(ReadFilesJob))]
[JsonSerializable(typeof(SweepJob))]
[JsonSerializable(typeof(LookUpInvitesJob))]
[JsonSerializable(typeof(ForgetTextJob))]
[JsonSerializable(typeof(EndBurstJob))]
[JsonSerializable(typeof(RoleBackJob))]
[JsonSerializable(typeof(TellSuspendedJob))]
internal sealed partial class AutoModJson : JsonSerializerContext;
