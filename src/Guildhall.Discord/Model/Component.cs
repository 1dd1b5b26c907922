using System.Text.Json.Serialization;

namespace Guildhall.Discord.Model;

/// <summary>A part of a message or modal; one derived type a kind. Kinds without a type here read as
/// <see cref="UnknownComponent"/> and are written back unchanged.
/// Source: https://discord.com/developers/docs/components/reference</summary>
[JsonConverter(typeof(ComponentConverter))]
public abstract record Component
{
    [JsonPropertyOrder(-1)]
    public abstract ComponentType Type { get; }

    /// <summary>Unique in its message; Discord counts from 1 where absent.</summary>
    public int? Id { get; init; }
}
