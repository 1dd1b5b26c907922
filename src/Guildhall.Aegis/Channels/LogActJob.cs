using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels;

/// <summary>Tell the mod-log what was done to channels and messages; enqueued with what ended it.</summary>
/// <param name="Id">Of the act, with how far it is: <c>42:ended</c>.</param>
/// <param name="Text">Who, where, how many, why.</param>
internal sealed record LogActJob(Snowflake<Guild> Guild, string Id, string Title, string Text, DateTimeOffset At)
    : IJob<LogActJob>
{
    public static string Kind => "aegis.act.log";

    public static JsonTypeInfo<LogActJob> Json => ChannelsJson.Default.LogActJob;

    public string? Key => $"{Guild}:{Id}";

    /// <summary>The lines that there are, one under the other.</summary>
    public static string Lines(params IEnumerable<string?> lines) =>
        string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)));
}
