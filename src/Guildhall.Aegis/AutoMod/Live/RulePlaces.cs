using System.Text.Json;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Rules;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>Rules name channels and roles of their own guild and no others.</summary>
internal sealed class RulePlaces(Standings standings, GuildPlaces places, Db db)
{
    private const int MostNamed = 5;

    /// <summary>What new rules name that the guild does not have; whoever tried is written down. What the present rules name
    /// too was the guild's when they were made, and is gone since.</summary>
    public async Task<IReadOnlyList<RuleFault>> CheckAsync(
        Staff staff,
        string json,
        string present,
        CancellationToken cancellation
    )
    {
        var known = Read(present).Select(id => id.Text).ToHashSet(StringComparer.Ordinal);
        var faults = new List<RuleFault>();
        foreach (var id in Read(json).Where(id => !known.Contains(id.Text)))
        {
            if (!await HasAsync(staff, id, cancellation))
            {
                var what = id.IsRole ? "role" : "channel";
                faults.Add(new(id.Path, $"was not found: this server has no {what} {Paths.Show(id.Text)}"));
            }
        }

        if (faults.Count > 0)
        {
            var entry = new AuditEntry
            {
                Guild = staff.Guild,
                Actor = staff.Actor,
                Action = "aegis.foreign_place",
                Details = new Dictionary<string, string>
                {
                    ["rules"] = string.Join("; ", faults.Take(MostNamed).Select(fault => fault.ToString())),
                },
            };
            await db.WriteAsync(unit => unit.AuditAsync(entry), cancellation);
        }

        return faults;
    }

    private async Task<bool> HasAsync(Staff staff, RuleId id, CancellationToken cancellation) =>
        id.IsRole
            ? (await standings.GetAsync(staff.Guild, cancellation)).Roles.Roles.ContainsKey(new(Keys.Of(id.Text)))
            : await places.HasAsync(staff.Guild, new(Keys.Of(id.Text)), cancellation);

    private static List<RuleId> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. RuleIds.Of(document.RootElement)];
    }
}
