using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed record CreateRole
{
    /// <summary>1–100 characters.</summary>
    public required string Name { get; init; }

    public Permissions Permissions { get; init; }

    /// <summary>0xRRGGBB.</summary>
    public int? Color { get; init; }

    public bool? Hoist { get; init; }

    public bool? Mentionable { get; init; }
}

public sealed record ModifyRole
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Name { get; init; }

    public Permissions? Permissions { get; init; }

    public int? Color { get; init; }

    public bool? Hoist { get; init; }

    public bool? Mentionable { get; init; }
}
