using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed record ModifyWebhook
{
    /// <summary>1–80 characters.</summary>
    public string? Name { get; init; }

    /// <summary>A data URI; null takes it away.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Avatar { get; init; }

    /// <summary>Moves it there.</summary>
    public Snowflake<Channel>? ChannelId { get; init; }
}
