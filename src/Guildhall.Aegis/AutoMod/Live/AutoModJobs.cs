using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
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

    public required IReadOnlyList<HitAction> Actions { get; init; }

    public string Key => $"{Guild}:{Subject}:{Rule}";
}

/// <summary>An action as a job carries it.</summary>
internal sealed record HitAction(string Kind, long? Milliseconds, int Amount, string? Text, ulong Target);

/// <summary>Messages of a channel that are to go; the rows are in the database, so that one call takes many.</summary>
internal sealed record SweepJob(Snowflake<Guild> Guild, Snowflake<Channel> Channel) : IJob<SweepJob>
{
    public static string Kind => "aegis.automod.sweep";

    public static JsonTypeInfo<SweepJob> Json => AutoModJson.Default.SweepJob;
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
[JsonSerializable(typeof(ForgetTextJob))]
[JsonSerializable(typeof(TellSuspendedJob))]
internal sealed partial class AutoModJson : JsonSerializerContext;
