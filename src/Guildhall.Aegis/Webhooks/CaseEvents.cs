using System.Globalization;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Webhooks;

namespace Guildhall.Aegis.Webhooks;

/// <summary>What is told of cases: numbers and ids, nothing that a person wrote.</summary>
internal static class CaseEvents
{
    /// <param name="row">As it was before the change.</param>
    public static HookEvent Of(string type, Case row, string actor) =>
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
