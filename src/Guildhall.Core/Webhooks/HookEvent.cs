using Guildhall.Discord.Model;

namespace Guildhall.Core.Webhooks;

/// <summary>
/// Something that other programs may want to hear of. It names people by id alone and carries nothing that a person wrote:
/// who needs more reads it by the number.
/// </summary>
/// <param name="Type">Stable and dotted: <c>case.opened</c>.</param>
/// <param name="Subject">What it is about: <c>case 12</c>.</param>
public sealed record HookEvent(Snowflake<Guild> Guild, string Type, string Subject)
{
    /// <summary>A user's id, or such as <c>system:automod</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>Short facts by name.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();

    /// <summary>The one webhook that hears of it, whatever it listens to; null: all that listen to its family.</summary>
    public string? Only { get; init; }
}
