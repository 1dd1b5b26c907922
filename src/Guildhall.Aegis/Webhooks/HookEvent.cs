using System.Globalization;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Webhooks;

/// <summary>
/// Something that other programs may want to hear of. It names people by id alone and carries nothing that a person wrote:
/// who needs more reads it by the number.
/// </summary>
/// <param name="Type">Stable and dotted: <c>case.opened</c>.</param>
/// <param name="Subject">What it is about: <c>case 12</c>.</param>
internal sealed record HookEvent(Snowflake<Guild> Guild, string Type, string Subject)
{
    /// <summary>A user's id, or <c>system:automod</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>Short facts by name.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();

    /// <summary>The one webhook that hears of it, whatever it listens to; null: all that listen to its family.</summary>
    public string? Only { get; init; }

    /// <param name="row">As it was before the change.</param>
    public static HookEvent OfCase(string type, Case row, string actor) =>
        new(row.GuildId, type, CaseWrites.Subject(row.Number)) { Actor = actor, Data = DataOf(row) };

    private static Dictionary<string, string> DataOf(Case row)
    {
        var data = new Dictionary<string, string>
        {
            ["number"] = row.Number.ToString(CultureInfo.InvariantCulture),
            ["kind"] = row.Kind.Stored(),
            ["target"] = row.TargetId.ToString(),
            ["source"] = row.Source.Stored(),
        };
        if (row.ExpiresAt is { } end)
        {
            data["expiresAt"] = end.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        }

        if (row.Points is { } points)
        {
            data["points"] = points.ToString(CultureInfo.InvariantCulture);
        }

        return data;
    }
}
